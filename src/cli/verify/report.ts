import type { Hole } from './device-chains.ts';
import type { Verified } from './verify-evidence.ts';

const count = (number: number, one: string): string =>
  `${new Intl.NumberFormat('en').format(number)} ${one}${number === 1 ? '' : 's'}`;

/** The report of `daybook verify`, for people. What the file says is quoted, so that it cannot pass for the report. */
export function reportLines(verified: Verified, keyWasGiven: boolean): string[] {
  const { manifest, fingerprint, revisions, devices, checkpoints, chains, photos, findings } = verified;
  const { holes, oddities } = chains;
  return [
    `Evidence of ${JSON.stringify(manifest.mission.name)} (${manifest.mission.id}), exported ${manifest.exportedAt}.`,
    keyWasGiven
      ? `Server keys: fingerprint ${fingerprint}.`
      : `Server keys: fingerprint ${fingerprint}. Compare it with an enrolment card, or name it with --key: whoever makes a false export can make keys too.`,
    `Log: ${count(revisions, 'revision')} of ${count(devices, 'device')}, each checked for its signature and its place.`,
    `Checkpoints: ${checkpoints.count}${checkpoints.firstAt === null ? '' : `, the first of ${checkpoints.firstAt}`}.`,
    `Photos: ${count(photos.named, 'photo')} named by revisions, ${count(photos.here, 'picture')} here.`,
    ...(holes.length === 0
      ? ['Numbers: none is missing.']
      : ['Numbers that are not in the log:', ...holes.map(holeLine)]),
    ...(oddities.length === 0 ? [] : ['Received like that:', ...oddities.map((oddity) => `  ${oddity}`)]),
    '',
    ...findings.shown().map((finding) => `DOES NOT HOLD: ${finding}`),
    ...(findings.count() > findings.shown().length ? [`… ${findings.count()} findings in all.`] : []),
    conclusion(
      findings.count(),
      holes.some(({ why }) => why === 'not here'),
    ),
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
