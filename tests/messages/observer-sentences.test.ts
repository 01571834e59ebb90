import { describe, expect, it } from 'vitest';
import type { Catalog, Message } from '#messages/catalog.ts';
import * as observer from '#messages/observer/en.ts';
import { sentences as en } from '#messages/observer/sentences-en.ts';
import { sentences as kk } from '#messages/observer/sentences-kk.ts';
import { sentences as ru } from '#messages/observer/sentences-ru.ts';
import * as questions from '#messages/questions/en.ts';
import * as refusals from '#messages/refusals/en.ts';

const textsIn = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const places = (message: Message): string =>
  [...new Set(textsIn(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join();

describe('the sentences an observer meets', () => {
  it('are keyed apart between areas', () => {
    const keys = [observer.en, questions.en, refusals.en].flatMap((area) => Object.keys(area));
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it.each([
    ['Russian', ru],
    ['Kazakh', kk],
  ] as [string, Catalog][])('have the same places in %s', (_, translated) => {
    for (const [key, message] of Object.entries(en as Catalog))
      expect(`${key} ${places(translated[key] ?? '')}`).toBe(`${key} ${places(message)}`);
  });

  it('neither congratulate nor scold', () => {
    const loud = /!|well done|congratulations|great|oops|sorry|поздравля|молодец|отлично|құттықта|жарайсы/i;
    const all = [en, ru, kk].flatMap((area) => Object.values(area as Catalog).flatMap(textsIn));
    expect(all.filter((text) => loud.test(text))).toEqual([]);
  });
});
