import { argon2id } from 'hash-wasm';
import type { Stretch, StretchCost } from '#device/stretching.ts';

/** The real function at a thousandth of its price; `asked` is what it should have cost. */
export function cheapStretch() {
  const asked: StretchCost[] = [];
  const stretch: Stretch = async (secret, salt, cost) => {
    asked.push(cost);
    const bytes = await argon2id({
      password: secret,
      salt,
      parallelism: 1,
      iterations: 1,
      memorySize: 46,
      hashLength: 32,
      outputType: 'binary',
    });
    return new Uint8Array(bytes);
  };
  return { stretch, asked };
}
