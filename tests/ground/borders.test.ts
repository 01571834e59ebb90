import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Border = { title: string; crossing: RegExp; allowed: RegExp };

const PUT_TOGETHER = /^src\/(app\/main\.tsx|app\/open-phone\.ts|app\/worker\/sw\.ts|server\/(main|open)\.ts|cli\/)/;

const BORDERS: Border[] = [
  {
    title: 'the network is reached in two places',
    crossing: /(?<![.\w])(?:globalThis\.|window\.)?fetch\(|\bnew XMLHttpRequest\b|\bsendBeacon\(/,
    allowed: /^src\/(sync\/transport|coordinator\/api)\.ts$/,
  },
  {
    title: 'a live stream is opened in one place',
    crossing: /\bnew (?:EventSource|WebSocket)\b/,
    allowed: /^src\/coordinator\/use-live\.tsx$/,
  },
  {
    title: 'the environment is read where a program starts',
    crossing: /\bprocess\.env\b/,
    allowed: /^src\/(server\/main|cli\/daybook)\.ts$/,
  },
  {
    title: 'the clock is passed in',
    crossing: /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|(?<![.\w] ?)Date\(\s*\)/,
    allowed: PUT_TOGETHER,
  },
  {
    // not getRandomValues: a key or a nonce must never come from a test's seed
    title: 'randomness is passed in',
    crossing: /\bMath\.random\b|\brandomUUID\b/,
    allowed: PUT_TOGETHER,
  },
  {
    // some engines send it with an empty body
    title: 'nothing is sent as a form of several parts',
    crossing: /\bnew FormData\b|multipart\/form-data/,
    allowed: /^$/,
  },
];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file: `src/${file}`, code: withoutComments(readFileSync(`src/${file}`, 'utf8')) }));

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ''));
}

test.each(BORDERS)('$title', ({ crossing, allowed }) => {
  const crossings = sources
    .filter(({ file }) => !allowed.test(file))
    .flatMap(({ file, code }) =>
      code.split('\n').flatMap((line, index) => (crossing.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );
  expect(crossings).toEqual([]);
});

test.each([
  ['await fetch(url)', 0],
  ['window.fetch(url)', 0],
  ['app.fetch(request)', undefined],
  ['new EventSource(address)', 1],
  ['const url = process.env.DATABASE_URL', 2],
  ['const now = Date.now()', 3],
  ['const clock = Date.now', 3],
  ['const now = new Date()', 3],
  ['const day = new Date(at)', undefined],
  ['crypto.randomUUID()', 4],
  ['const body = new FormData(form)', 5],
])('the borders see what is written: %s', (line, border) => {
  const seen = BORDERS.findIndex(({ crossing }) => crossing.test(line));
  expect(seen).toBe(border ?? -1);
});
