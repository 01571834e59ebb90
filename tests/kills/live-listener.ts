import { setTimeout as wait } from 'node:timers/promises';
import { LiveEvent } from '#model/desk/observations.ts';

/** A coordinator's page: listens to what changes, and opens the stream again from where it was when it breaks. */
export type LiveListener = {
  /** Every observation it was told of, with repetitions. */
  heard: string[];
  /** How often the stream was opened. */
  opened(): number;
  /** Resolves when the stream is open. */
  listening: Promise<void>;
  close(): Promise<void>;
};

const AGAIN_MS = 100;

export function listenLive(url: string, cookie: string): LiveListener {
  const left = new AbortController();
  const heard: string[] = [];
  let [opened, after] = [0, ''];
  let begun = () => {};
  const listening = new Promise<void>((resolve) => {
    begun = resolve;
  });

  async function listenOnce(): Promise<void> {
    const headers = { cookie, ...(after === '' ? {} : { 'last-event-id': after }) };
    const response = await fetch(`${url}/api/desk/live`, { headers, signal: left.signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return;
    }
    opened += 1;
    let text = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (text + part).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        after = /^id: (.*)$/m.exec(event)?.[1] ?? after;
        const told = /^data: (.*)$/m.exec(event)?.[1];
        if (told !== undefined) heard.push(...LiveEvent.parse(JSON.parse(told)).observations);
        if (told !== undefined) begun();
      }
    }
  }

  const running = (async () => {
    while (!left.signal.aborted) {
      await listenOnce().catch(() => undefined); // the network, or we have left
      await wait(AGAIN_MS);
    }
  })();
  return {
    heard,
    opened: () => opened,
    listening,
    close: async () => {
      left.abort();
      await running;
    },
  };
}
