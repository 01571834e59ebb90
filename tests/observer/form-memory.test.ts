import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What is chosen, and not typed. */
const CHOSEN = /type="(radio|checkbox|file)"/;

test('what observers type is not kept by the memory that browsers have for forms', () => {
  const files = ['src/questions', 'src/observer'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => `${folder}/${name}`),
  );
  const fields = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<(?:input|textarea)\b.*?\/>/gs)].map(([field]) => ({ file, field })),
  );
  const typed = fields.filter(({ field }) => !CHOSEN.test(field));
  expect(typed.length).toBeGreaterThan(8);
  expect(typed.filter(({ field }) => !field.includes('autoComplete="off"')).map(({ file }) => file)).toEqual([]);
});
