import type { en } from '#messages/questions/en.ts';
import { type Text, useText } from '#messages/text.tsx';

export type QuestionText = Text<typeof en>;

export const useQuestionText = (): QuestionText => useText<typeof en>();
