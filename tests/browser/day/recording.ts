import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { RecordedExchange } from '../../fixtures/release.ts';
import type { RunningServer } from '../start-server.ts';
import type { Phone } from './phone.ts';
import { profileOf } from './phone-memory.ts';

/**
 * With RECORD_RELEASE=1 the day leaves the fixtures of this release in `tests/fixtures/release-1`: the server as it
 * stood after enrolling, everything that went over the wire since, and a phone's files in the middle of the day.
 */
export type Recording = {
  enrolled(server: RunningServer, phones: readonly Phone[]): void;
  phoneFiles(page: Page): Promise<void>;
  end(): Promise<void>;
};

const NOTHING: Recording = { enrolled: () => undefined, phoneFiles: async () => undefined, end: async () => undefined };

export function recordingOf(engine: string): Recording {
  if (process.env.RECORD_RELEASE !== '1' || engine !== 'SQLite') return NOTHING;
  const folder = join('tests', 'fixtures', 'release-1');
  mkdirSync(folder, { recursive: true });
  const exchanges: Promise<RecordedExchange[]>[] = [];
  const write = (file: string, content: string | Buffer) =>
    writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
  return {
    enrolled(server, phones) {
      const copy = join(server.dataFolder, 'recorded.sqlite');
      execFileSync(process.execPath, ['dist/server/daybook.js', 'backup', copy], {
        env: { ...process.env, DAYBOOK_DATA: server.dataFolder },
      });
      write('server.sqlite', readFileSync(copy));
      copyFileSync(join(server.dataFolder, 'keys.json'), join(folder, 'keys.json'));
      for (const [phone, { onResponse }] of phones.entries())
        onResponse((response) => {
          const request = response.request();
          const { pathname } = new URL(response.url());
          if (!/^\/api\/v1\/(push|pull)$/.test(pathname)) return;
          exchanges.push(
            response.json().then(
              (answer) => [
                {
                  phone,
                  path: pathname,
                  token: request.headers().authorization ?? '',
                  body: request.postDataJSON(),
                  status: response.status(),
                  answer,
                },
              ],
              () => [], // the page went on before its answer could be read
            ),
          );
        });
    },
    phoneFiles: async (page) => write('phone.json', JSON.stringify(await profileOf(page))),
    async end() {
      const heard = (await Promise.all(exchanges)).flat().map((exchange) => JSON.stringify(exchange));
      write('wire.jsonl', `${heard.join('\n')}\n`);
    },
  };
}
