/** What a person typed, or the link of an enrolment card says. `keyFingerprint` only from a link. */
export type Invitation = { code: string; keyFingerprint: string | null };

/** Reads `#enrol=CODE&key=FINGERPRINT`, or the shorter `#e=…&k=…` of cards; undefined when it is no such link. */
export function invitationIn(hash: string): Invitation | undefined {
  const named = new URLSearchParams(hash.replace(/^#/, ''));
  const code = named.get('enrol') ?? named.get('e');
  return code ? { code, keyFingerprint: named.get('key') ?? named.get('k') } : undefined;
}
