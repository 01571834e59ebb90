import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server as Listener, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '#cli/run-command.ts';
import { adminSocket, openAdminSocket } from '#server/admin/socket.ts';
import { openServer } from '#server/open.ts';
import type { Environment } from '#server/settings.ts';

let home: string;
let listener: Listener | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'daybook-admin-'));
});
afterEach(async () => {
  if (listener) await new Promise((resolve) => listener?.close(resolve));
  listener = undefined;
  rmSync(home, { recursive: true });
});

/** Something else listens where commands expect the server. */
async function answering(answer: (socket: Socket, request: string) => void): Promise<void> {
  const own = createServer((socket) => {
    socket.on('error', () => undefined); // the command has heard enough
    socket.on('data', (bytes) => answer(socket, bytes.toString('latin1')));
  });
  listener = own;
  await new Promise<void>((resolve) => own.listen(adminSocket(home), resolve));
}

async function daybook(args: string[], environment: Environment = {}): Promise<string> {
  const lines: string[] = [];
  await runCommand(args, { environment: { DAYBOOK_DATA: home, ...environment }, print: (line) => lines.push(line) });
  return lines.join('\n');
}

const MISSIONS = JSON.stringify({
  place: 'data',
  postgres: null,
  origin: 'http://127.0.0.1:3000',
  missions: [{ id: '6f8f4c1e-2f0a-4a53-9d5e-0a4a0a8b7a11', name: 'Parliament 2027' }],
});
const reply = (body: string, length = body.length, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${body}`;

describe('what answers on the socket', () => {
  it('is said not to be understood when it is no Daybook', async () => {
    const answers = ['hello\r\n', reply('<html>'), reply('{}'), reply('{}', 2, '500 Oh'), reply('', 0, '999 What')];
    for (const said of answers) {
      await answering((socket) => socket.end(said));
      await expect(daybook(['init']), said).rejects.toThrow(/is not understood: restart the server/);
      await new Promise((resolve) => listener?.close(resolve));
    }
  });

  it('is said to have stopped when it ends too early; no half file stays', async () => {
    const ends = { 'at once': '', 'in the answer': reply(MISSIONS, MISSIONS.length + 9) };
    for (const [when, said] of Object.entries(ends)) {
      await answering((socket) => socket.end(said));
      await expect(daybook(['init']), when).rejects.toThrow(/stopped before its answer was whole/);
      await new Promise((resolve) => listener?.close(resolve));
    }
    await answering((socket, request) =>
      socket.end(request.startsWith('GET /missions') ? reply(MISSIONS) : reply('id,form\n1,', 1000)),
    );
    const out = join(home, 'answers.csv');
    await expect(daybook(['export', 'answers.csv', '--out', out])).rejects.toThrow(
      /stopped before its answer was whole/,
    );
    expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
  });

  it('may stop between two questions', async () => {
    const empty = JSON.stringify({ ...(JSON.parse(MISSIONS) as object), missions: [] });
    await answering((socket) => {
      listener?.close();
      socket.end(reply(empty));
    });
    await expect(daybook(['demo'])).rejects.toThrow(/stopped before its answer was whole/);
    listener = undefined;
    expect(existsSync(join(home, 'daybook.db'))).toBe(false);
  });
});

it('a command never works on another database than it was told to', async () => {
  const server = await openServer({ DAYBOOK_DATA: home });
  await openAdminSocket(server);
  const elsewhere = { DATABASE_URL: 'postgres://daybook:secret@db.example.org/daybook' };
  await expect(daybook(['demo'], elsewhere)).rejects.toThrow(
    `The server that runs on ${home} keeps its data in ${home}, this command would in PostgreSQL at db.example.org/daybook:`,
  );
  expect(await daybook(['init'])).toMatch(/^Set up the mission, once, at /);
  await server.close();
});
