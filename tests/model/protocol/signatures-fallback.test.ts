import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

it('signs the same on an engine that does not know Ed25519', async () => {
  const native = await import('#model/protocol/signatures.ts');
  const seed = crypto.getRandomValues(new Uint8Array(32));
  const key = await native.signingKey(seed);
  const signature = await native.sign(key, 'Учаске № 12');

  vi.resetModules();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized name', 'NotSupportedError'));
  const older = await import('#model/protocol/signatures.ts');
  expect(await older.signingKey(seed)).toEqual(key);
  expect(await older.sign(key, 'Учаске № 12')).toBe(signature);
  expect(await older.isSignedBy(key.publicKey, 'Учаске № 12', signature)).toBe(true);
  expect(await older.isSignedBy(key.publicKey, 'Учаске № 13', signature)).toBe(false);
});
