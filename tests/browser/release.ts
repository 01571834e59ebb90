import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type Release = {
  build: string;
  /** From now on the server has the next version: another page, another worker, and so many more bytes to fetch. */
  next(bytes: number): void;
  discard(): Promise<void>;
};

/** The built app and server in a folder of their own, where a next version can take their place. */
export function copiedRelease(): Release {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-release-'));
  const build = join(folder, 'dist');
  cpSync('dist', build, { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));

  function rewrite(file: string, change: (text: string) => string): void {
    const path = join(build, 'client', file);
    for (const ending of ['.br', '.gz']) rmSync(path + ending, { force: true });
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  return {
    build,
    next(bytes) {
      const asset = `assets/next-${bytes}.js`;
      writeFileSync(join(build, 'client', asset), `// ${randomBytes(bytes / 2).toString('hex')}\n`);
      rewrite('index.html', (page) => page.replace('<html ', '<html data-release="next" '));
      // the new page comes before the new asset: what breaks off in the asset has the page already
      rewrite('sw.js', (worker) =>
        worker.replace(
          /\{"revision":"\w+","url":"index\.html"\}/,
          `{"revision":"next","url":"index.html"},{"revision":null,"url":"${asset}"}`,
        ),
      );
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
