import type { Form } from '#model/form.ts';
import { incident } from './incident.ts';
import { opening } from './opening.ts';
import { voting } from './voting.ts';

export const publishedForms: Form[] = [opening, voting, incident];
