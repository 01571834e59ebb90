import type { Contest } from '#model/contest.ts';
import type { Texts } from '#model/language.ts';

const say = (en: string, ru: string, kk: string): Texts => ({ en, ru, kk, draft: true });
const AGAINST_ALL = { code: 'against-all', name: say('Against all', 'Против всех', 'Бәріне қарсымын') };

const numbered = (count: number, en: string, ru: string, kk: string) =>
  Array.from({ length: count }, (_, index) => ({
    code: `${index + 1}`,
    name: say(`${en} ${index + 1}`, `${ru} ${index + 1}`, `${kk} ${index + 1}`),
  }));

const council = (colour: string, en: string, ru: string, kk: string): Contest => ({
  code: `maslikhat-${colour}`,
  name: say(`Maslikhat (${en} ballot)`, `Маслихат (${ru} бюллетень)`, `Мәслихат (${kk} бюллетень)`),
  kind: 'single-seat',
  contestants: [...numbered(4, 'Candidate', 'Кандидат', 'Кандидат'), AGAINST_ALL],
});

/** The ballots of 19 March 2023 by their colours. Contestants have no names: this is a demonstration. */
export const contests: Contest[] = [
  {
    code: 'mazhilis-list',
    name: say(
      'Mazhilis, party list (blue ballot)',
      'Мажилис, партийный список (голубой)',
      'Мәжіліс, партиялық тізім (көк)',
    ),
    kind: 'list',
    contestants: [...numbered(7, 'Party', 'Партия', 'Партия'), AGAINST_ALL],
  },
  {
    code: 'mazhilis-district',
    name: say('Mazhilis, district (green ballot)', 'Мажилис, округ (зелёный)', 'Мәжіліс, округ (жасыл)'),
    kind: 'single-seat',
    contestants: [...numbered(12, 'Candidate', 'Кандидат', 'Кандидат'), AGAINST_ALL],
  },
  council('purple', 'purple', 'фиолетовый', 'күлгін'),
  council('orange', 'orange', 'оранжевый', 'қызғылт сары'),
  council('grey', 'grey', 'серый', 'сұр'),
];

/** Five ballots in the regions, four in the cities of Astana, Almaty and Shymkent. */
export const contestsOf = (type: 'region' | 'city'): string[] =>
  contests.slice(0, type === 'region' ? 5 : 4).map(({ code }) => code);
