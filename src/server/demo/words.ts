import type { QuestionId } from '#model/ids.ts';

/** What observers of the demonstration wrote, in the languages they wrote in. At least 20 characters, no names. */
const COMMENTS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'V.ACC': [
    'Three steps at the entrance and no ramp; members helped voters in.',
    'Пандус слишком крутой, без помощи подняться нельзя.',
    'Кіреберісте баспалдақ бар, пандус жоқ, мүшелер көмектесті.',
    'No tactile signs on the way from the street to the room.',
  ],
  'V.ENV': ['One poster on the fence about thirty metres from the door.', 'Указатель висел только со стороны двора.'],
  'V.LAY': ['The wall chart showed the party list only.', 'На стенде не было сведений о кандидатах по округу.'],
  'V.PEC': [
    'Two people without badges sat beside the chair throughout the visit.',
    'Председатель отвечал не на все вопросы.',
  ],
  'V.TRA': [
    'We were asked to stay behind a table six metres from the box.',
    'Бақылаушыларға тек бір жерде отыруға рұқсат берілді.',
  ],
  'V.SEC': [
    'One police officer sat near the entrance inside the room.',
    'Сотрудник полиции стоял у входа в помещение.',
  ],
  'V.PRO': ['Some voters signed for one ballot only.', 'Один избиратель получил бюллетени без проверки документа.'],
  'V.IRR': [
    'A couple went into one booth together; nobody said anything.',
    'Несколько подписей подряд выглядели одинаково.',
  ],
  'V.INF': ['Several older voters asked which ballot was for what.', 'Көп адам қай бюллетень не үшін екенін сұрады.'],
  'V.ALL': [
    'Orderly, but the room was too small for five ballots.',
    'В целом спокойно, есть замечания по доступности.',
  ],
};

const OTHER: readonly [string, ...string[]] = [
  'Noted during the visit; seen by the observer, nobody objected.',
  'Отмечено во время посещения, наблюдал лично.',
];

export const commentsOn = (question: QuestionId): readonly [string, ...string[]] =>
  COMMENTS[question.slice(0, 5)] ?? OTHER;

export const REASONS = [
  'Checked again on the spot: this is what we saw.',
  'Verified with the chair before leaving.',
] as const;

export const GENERAL_COMMENTS = [
  'Quiet station, members friendly and well organised.',
  'Очередь была только в первый час, дальше спокойно.',
  'Дауыс беру тыныш өтті, ұйымдастыру жақсы деңгейде.',
  'Steady flow of voters; the commission explained the ballots patiently.',
] as const;

export const GOOD_PRACTICE = [
  'A volunteer met voters at the door and showed them the right table.',
  'Образцы всех бюллетеней висели на видном месте.',
] as const;
