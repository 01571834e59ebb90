import { Hono } from 'hono';
import {
  Account,
  FactorBegun,
  FactorCode,
  PasswordChange,
  Proof,
  ProofRequest,
  RecoveryCodes,
} from '#model/desk/account.ts';
import { nowOf } from '#server/clock.ts';
import { changePassword, loginOf, readAccount } from '#server/desk/own-account.ts';
import { confirmFactor, hasFactor, isFactorNeeded, newFactor, newRecoveryCodes } from '#server/desk/second-factor.ts';
import { endSession, endSessionsOf, noteProof, PROOF_MS, proofCountsMs } from '#server/desk/sessions.ts';
import { showAgain } from '#server/desk/sign-in.ts';
import { refuse } from '#server/refusals.ts';
import { clientAddress } from '#server/routes/client-address.ts';
import type { Operation } from '#server/routes/operation.ts';
import type { Server } from '#server/server.ts';
import { requireMission } from '#server/store/missions.ts';
import { forgetFactor } from '#server/store/second-factors.ts';
import { action } from './action.ts';
import type { DeskEnv } from './gate.ts';
import { pathId, readBody } from './read-request.ts';

const SESSION = { access: 'session' } as const;
const GUESSED = ['SESSION_ENDED', 'LOGIN_WRONG', 'FACTOR_WRONG', 'LOGIN_TOO_OFTEN'] as const;

export const accountOperations: readonly Operation[] = [
  {
    ...SESSION,
    method: 'get',
    path: '/account',
    summary: 'Where one is signed in, and how the account is protected.',
    reply: Account,
    refusals: ['SESSION_ENDED'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/password',
    summary: 'Another password. Every other session of the account ends.',
    body: PasswordChange,
    reply: 'nothing',
    refusals: [...GUESSED, 'PASSWORD_WEAK'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/sessions/:id/end',
    summary: 'Ends one of the sessions of the account.',
    reply: 'nothing',
    refusals: ['SESSION_ENDED', 'NOT_FOUND'],
  },
  {
    ...SESSION,
    method: 'get',
    path: '/account/proof',
    summary: 'How one shows who one is, and for how long what was shown last still counts.',
    reply: Proof,
    refusals: ['SESSION_ENDED'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/proof',
    summary: 'Shows again who one is: the code of the second factor, or the password where there is none.',
    body: ProofRequest,
    reply: Proof,
    refusals: GUESSED,
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/factor/begin',
    summary: 'A secret for an authenticator app, shown only now.',
    reply: FactorBegun,
    refusals: ['SESSION_ENDED', 'PROOF_NEEDED', 'STALE'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/factor/confirm',
    summary: 'The first code puts the second factor into use, and is answered with recovery codes. Other sessions end.',
    body: FactorCode,
    reply: RecoveryCodes,
    refusals: ['SESSION_ENDED', 'PROOF_NEEDED', 'FACTOR_WRONG', 'STALE'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/factor/recovery-codes',
    summary: 'New recovery codes; those before are void.',
    reply: RecoveryCodes,
    refusals: ['SESSION_ENDED', 'PROOF_NEEDED', 'STALE'],
  },
  {
    ...SESSION,
    method: 'post',
    path: '/account/factor/remove',
    summary: 'Takes the second factor off. Whoever needs one sets up another before anything else.',
    reply: 'nothing',
    refusals: ['SESSION_ENDED', 'PROOF_NEEDED'],
  },
];

export function accountRoutes(server: Server) {
  const { db, clock } = server;
  const app = new Hono<DeskEnv>();
  const own = action('use-own-account');
  const requireProof = (session: DeskEnv['Variables']['session']) => {
    if (proofCountsMs(session, clock) === 0) throw refuse('PROOF_NEEDED');
  };
  const proofOf = async (person: string, countsMs: number): Promise<Proof> => ({
    by: (await hasFactor(db, server, person)) ? 'code' : 'password',
    countsMs,
  });

  app.get('/account', own, async (c) => c.json(await readAccount(server, c.var)));

  app.post('/account/password', own, async (c) => {
    await changePassword(server, { ...c.var, ...(await readBody(c, PasswordChange)), address: clientAddress(c) });
    return c.body(null, 204);
  });

  app.post('/account/sessions/:id/end', own, async (c) => {
    if (!(await endSession(db, { id: pathId(c), person: c.var.session.person }))) throw refuse('NOT_FOUND', 'session');
    return c.body(null, 204);
  });

  app.get('/account/proof', own, async (c) =>
    c.json(await proofOf(c.var.session.person, proofCountsMs(c.var.session, clock))),
  );

  app.post('/account/proof', own, async (c) => {
    const { shown } = await readBody(c, ProofRequest);
    const { id, person } = c.var.session;
    await showAgain(server, { person, shown, address: clientAddress(c) });
    await noteProof(db, id, { at: nowOf(clock) });
    return c.json(await proofOf(person, PROOF_MS));
  });

  app.post('/account/factor/begin', own, async (c) => {
    requireProof(c.var.session);
    const { person } = c.var.session;
    const { name } = await requireMission(db, c.var.who.mission);
    return c.json(await newFactor(db, server, { person, login: await loginOf(db, person), mission: name }));
  });

  app.post('/account/factor/confirm', own, async (c) => {
    requireProof(c.var.session);
    const { code } = await readBody(c, FactorCode);
    const { id, person } = c.var.session;
    const codes = await db.transaction().execute(async (tx) => {
      await confirmFactor(tx, server, { person, code });
      await noteProof(tx, id, { at: nowOf(clock), factorDue: false });
      await endSessionsOf(tx, person, { except: id });
      return newRecoveryCodes(tx, server, person);
    });
    return c.json({ codes } satisfies RecoveryCodes);
  });

  app.post('/account/factor/recovery-codes', own, async (c) => {
    requireProof(c.var.session);
    const { person } = c.var.session;
    if (!(await hasFactor(db, server, person))) throw refuse('STALE', 'factor');
    const codes = await db.transaction().execute((tx) => newRecoveryCodes(tx, server, person));
    return c.json({ codes } satisfies RecoveryCodes);
  });

  app.post('/account/factor/remove', own, async (c) => {
    requireProof(c.var.session);
    const { session, who } = c.var;
    const factorDue = isFactorNeeded(who.role, await requireMission(db, who.mission));
    await db.transaction().execute(async (tx) => {
      await forgetFactor(tx, session.person);
      await endSessionsOf(tx, session.person, { except: session.id });
      await noteProof(tx, session.id, { at: session.provenAt, factorDue });
    });
    return c.body(null, 204);
  });

  return app;
}
