import { ru as questions } from '../questions/ru.ts';
import { ru as refusals } from '../refusals/ru.ts';
import { ru as observer } from './ru.ts';

export const sentences = { ...refusals, ...questions, ...observer };
