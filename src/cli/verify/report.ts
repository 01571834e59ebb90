import type { Hole } from './device-chains.ts';
import type { Verified } from './verify-evidence.ts';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en').format(number)} ${number === 1 ? one : many}`;

/** The report of `daybook verify`, for people. */
export function reportLines(verified: Verified, keyWasGiven: boolean): string[] {
  const { manifest, fingerprint, revisions, devices, checkpoints, holes, photos, findings } = verified;
  const after = revisions - checkpoints.covers;
  const missing = holes.filter(({ why }) => why === 'not here');
  return [
    `Evidence of "${manifest.mission.name}" (${manifest.mission.id}), exported ${manifest.exportedAt}.`,
    keyWasGiven
      ? `Server keys: fingerprint ${fingerprint}.`
      : `Server keys: fingerprint ${fingerprint}. Compare it with an enrolment card, or name it with --key.`,
    `Log: ${count(revisions, 'revision')} of ${count(devices, 'device')}, each checked for its signature and its place.`,
    checkpoints.lastAt === null
      ? 'Checkpoints: none.'
      : `Checkpoints: ${checkpoints.count}, the last of ${checkpoints.lastAt}; ${after === 0 ? 'it covers the whole log' : `${count(after, 'revision')} came after it`}.`,
    `Photos: ${count(photos.named, 'photo')} named by revisions, ${count(photos.present, 'picture')} here.`,
    ...(holes.length === 0
      ? ['Numbers: none is missing.']
      : ['Numbers that are not in the log:', ...holes.map(holeLine)]),
    '',
    ...findings.shown().map((finding) => `DOES NOT HOLD: ${finding}`),
    ...(findings.count() > findings.shown().length ? [`… ${findings.count()} findings in all.`] : []),
    conclusion(findings.count(), missing.length > 0),
  ];
}

const holeLine = ({ device, from, to, why }: Hole): string =>
  `  device ${device}: ${from === to ? from : `${from}–${to}`}, ${why === 'refused' ? 'refused by the server' : 'never received by the server, or taken away before it was linked'}`;

function conclusion(findings: number, isGapped: boolean): string {
  if (findings > 0) return `${count(findings, 'finding')}: this export is not what devices and server have signed.`;
  return isGapped
    ? 'What is here is as devices and server have signed it. The missing numbers above are not here.'
    : 'Everything is as devices and server have signed it.';
}
