import { expect, test } from 'vitest';
import { hashText } from '#model/observation/hashing.ts';
import { type OutboxFile, outboxFileText, readOutboxFile } from '#model/protocol/outbox-file.ts';

const mission = '33333333-3333-4333-8333-333333333333';
const here = { mission, key: 'aaaaaaaaaaaaaaaa' };
const file: OutboxFile = {
  mission,
  device: '11111111-1111-4111-8111-111111111111',
  key: here.key,
  madeAt: '2027-03-14T06:00:00.000Z',
  envelopes: [{ revision: 'sealed' }],
};
const text = outboxFileText(file);

test('a file is read back as it was written, also after a mail program has changed its line ends', () => {
  const whole = { outcome: 'read', file };
  expect(readOutboxFile(text, here)).toEqual(whole);
  expect(readOutboxFile(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`, here)).toEqual(whole);
});

test('cut off after any number of characters, a file is refused', () => {
  for (let length = 0; length < text.length - 1; length++)
    expect(readOutboxFile(text.slice(0, length), here)).toMatchObject({ outcome: 'refused' });
});

test.each([
  ['a changed letter', text.replace('sealed', 'sealt'), 'OUTBOX_FILE_DAMAGED'],
  ['a station list', 'code;number;name\n', 'OUTBOX_FILE_WRONG'],
  ['a photo', '\u0089PNG\r\n\u001a', 'OUTBOX_FILE_WRONG'],
  ['a file of a later version', 'daybook-outbox 2 abc {"whatever":1}\nmore', 'OUTBOX_FILE_WRONG'],
  ['a file of a later version in two lines', 'daybook-outbox 2 abc\nwhatever', 'OUTBOX_FILE_NEWER'],
  ['another mission', outboxFileText({ ...file, mission: file.device }), 'OUTBOX_FILE_MISSION'],
  ['another server', outboxFileText({ ...file, key: 'bbbbbbbbbbbbbbbb' }), 'OUTBOX_FILE_SERVER'],
  ['a body that is none, under a right digest', signedBody('[]'), 'OUTBOX_FILE_DAMAGED'],
  ['a poisoned body', signedBody(`{"__proto__":${JSON.stringify(file)}}`), 'OUTBOX_FILE_DAMAGED'],
])('%s is refused with a code of its own', (_, given, code) => {
  expect(readOutboxFile(given, here)).toEqual({ outcome: 'refused', code });
});

function signedBody(body: string): string {
  return `daybook-outbox 1 ${hashText(`daybook/outbox-file/1\n${body}`)}\n${body}`;
}

test('the form of version 1 stays readable', () => {
  expect(text).toBe(
    'daybook-outbox 1 a228c0236b35ee5d2cb55b4829e2180a7a9cb783d8135ef74570b821efa48e4c\n{"mission":"33333333-3333-4333-8333-333333333333","device":"11111111-1111-4111-8111-111111111111","key":"aaaaaaaaaaaaaaaa","madeAt":"2027-03-14T06:00:00.000Z","envelopes":[{"revision":"sealed"}]}\n',
  );
});
