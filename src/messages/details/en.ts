/** What a refusal adds to its sentence, keyed by the code before the colon in its `detail`; `{value}` is what follows it. */
export const en = {
  'detail.larger-than': 'The most it may have is {value}.',
  'detail.unpacked-too-large': 'The workbook is too large when unpacked. Save the sheet alone.',
  'detail.workbook-not-opened': 'The workbook cannot be opened. Open it in a spreadsheet and save it again.',
  'detail.quote-not-closed':
    'Row {value}: a quotation mark is opened and never closed, so the rows after it cannot be told apart.',
  'detail.no-rows': 'It has no rows.',
  'detail.no-rows-below-header': 'There are no rows below the header.',
  'detail.row-1-is-a-station': 'Row 1 looks like a station. Put the names of the columns above it.',
  'detail.is-pdf': 'It is a PDF. Ask for the table as CSV or XLSX.',
  'detail.is-old-excel': 'It is an old Excel file (.xls). Save it as .xlsx.',
  'detail.is-picture': 'It is a picture.',
  'detail.is-archive': 'It is an archive. Unpack it first.',
  'detail.is-document': 'It is a text document. Copy the table into a spreadsheet.',
  'detail.is-other-office-file':
    'It is a ZIP archive or an office document other than XLSX. Unpack it, or save it as XLSX.',
  'detail.is-web-page': 'It is a web page or XML. Open it in a spreadsheet and save it as CSV or XLSX.',
  'detail.is-not-text': 'It is not text.',
  'detail.row': 'Row {value}: {words}',
  'detail.password-shorter-than': 'It has fewer than {value} characters.',
  'detail.password-common': 'It is one of the commonest passwords.',
  'detail.password-repeats': 'It is a few characters repeated.',
  'detail.password-common-word': 'It is a common word with digits or signs around it.',
  'detail.password-from-login': 'It is made from the login.',
  'detail.last-owner': 'A mission keeps at least one owner.',
  'detail.in-no-team': '{value} is in no team. Put the person in a team first.',
} as const;
