import type { Form } from '#model/form.ts';
import { draft } from './build.ts';
import { headerChecks, headerSections, visitClosing } from './visit-header.ts';
import { access } from './voting/access.ts';
import { assessment } from './voting/assessment.ts';
import { checks } from './voting/checks.ts';
import { commission } from './voting/commission.ts';
import { environment } from './voting/environment.ts';
import { irregularities } from './voting/irregularities.ts';
import { layout } from './voting/layout.ts';
import { mobileVoting } from './voting/mobile-voting.ts';
import { procedures } from './voting/procedures.ts';
import { security } from './voting/security.ts';
import { transparency } from './voting/transparency.ts';
import { turnout } from './voting/turnout.ts';
import { understanding } from './voting/understanding.ts';

export const voting: Form = {
  id: 'voting',
  version: 1,
  kind: 'visit',
  title: draft('Voting', 'Голосование', 'Дауыс беру'),
  placeQuestion: 'H.ID.01',
  outcomeQuestion: 'H.OUT.01',
  sections: [
    ...headerSections,
    environment,
    access,
    layout,
    commission,
    transparency,
    security,
    procedures,
    irregularities,
    understanding,
    mobileVoting,
    turnout,
    assessment,
    visitClosing,
  ],
  checks: [...headerChecks, ...checks],
};
