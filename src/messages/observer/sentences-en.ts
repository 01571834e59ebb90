import { en as questions } from '../questions/en.ts';
import { en as refusals } from '../refusals/en.ts';
import { en as observer } from './en.ts';

export const sentences = { ...refusals, ...questions, ...observer };
