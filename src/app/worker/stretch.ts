import { argon2id } from 'hash-wasm';

declare const self: DedicatedWorkerGlobalScope;

export type Asked = {
  secret: string;
  salt: Uint8Array<ArrayBuffer>;
  memoryKiB: number;
  passes: number;
};

const LENGTH = 32;

/** Where an engine has no WebAssembly (iOS in lockdown mode), the same in slower words. */
async function stretched({ secret, salt, memoryKiB, passes }: Asked): Promise<Uint8Array> {
  if (typeof WebAssembly === 'object')
    return argon2id({
      password: secret,
      salt,
      parallelism: 1,
      iterations: passes,
      memorySize: memoryKiB,
      hashLength: LENGTH,
      outputType: 'binary',
    });
  const { argon2id: inWords } = await import('@noble/hashes/argon2.js');
  return inWords(secret, salt, { t: passes, m: memoryKiB, p: 1, dkLen: LENGTH });
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  stretched(data).then(
    (bytes) => self.postMessage({ bytes }),
    (error: unknown) => self.postMessage({ failure: String(error) }),
  );
});
