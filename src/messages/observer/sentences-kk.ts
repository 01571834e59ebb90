import { kk as questions } from '../questions/kk.ts';
import { kk as refusals } from '../refusals/kk.ts';
import { kk as observer } from './kk.ts';

export const sentences = { ...refusals, ...questions, ...observer };
