import { describe, expect, test } from 'vitest';
import type { FrameSummary } from '#model/desk/frame-import.ts';
import { ENGINES, isHere, openDesk } from './desk.ts';

const named = (code: string) => ({ code, kind: 'list', name: { en: code, ru: code, kk: code }, contestants: [] });

describe.each(ENGINES)('contests on %s', (engine) => {
  test.runIf(isHere(engine))('two who edit the contests at once do not undo each other', async () => {
    const { aigul } = await openDesk(engine);
    await aigul.ok('PUT', '/contests', { contests: [named('list')], against: null });
    const late = { contests: [named('mayor')], against: null };
    expect(await aigul.refusal('PUT', '/contests', late)).toBe('STALE frame 1');
    const { version, contests } = await aigul.get<FrameSummary>('/frame');
    expect(contests.map(({ code }) => code)).toEqual(['list']);
    await aigul.ok('PUT', '/contests', { contests: [...contests, named('mayor')], against: version });
    expect((await aigul.get<FrameSummary>('/frame')).contests.map(({ code }) => code)).toEqual(['list', 'mayor']);
  });
});
