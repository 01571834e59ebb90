/** The forms a filter or an assignment can name. */
export const FORM_CODES = ['opening', 'voting', 'incident'] as const;
