import { gzipSync } from 'node:zlib';
import { type FrameFacts, frameFacts } from '#model/facts.ts';
import type { Form } from '#model/form.ts';
import type { Station } from '#model/station.ts';
import type { Database } from './dialect.ts';
import { type FormName, formByName } from './forms.ts';
import { type FrameName, ownTimeZones, readFrame, readFrameHead, stationOf } from './frames.ts';

/** What is published once and then never changes, parsed once per process. */
export type Immutables = {
  form(db: Database, name: FormName): Promise<Form | undefined>;
  frame(db: Database, name: FrameName): Promise<FrameFacts | undefined>;
  station(db: Database, name: FrameName, code: string): Promise<Station | undefined>;
  /** The whole frame as phones get it; compressed once, because all of them ask in the same hour. */
  frameText(db: Database, name: FrameName): Promise<FrameText | undefined>;
};

export type FrameText = { text: string; gzip: Uint8Array<ArrayBuffer> };

/** Whole frames kept in memory, the newest asked for. */
const FRAMES_KEPT = 4;

/** Stations kept in memory: those of a large mission's day. All are forgotten when there are more. */
const STATIONS_KEPT = 20_000;

export function newImmutables(): Immutables {
  const forms = new Map<string, Form>();
  const frames = new Map<string, FrameFacts>();
  const stations = new Map<string, Station>();
  const frameTexts = new Map<string, FrameText>();
  return {
    async form(db, name) {
      const key = `${name.mission} ${name.id} ${name.version}`;
      const form = forms.get(key) ?? (await formByName(db, name));
      if (form) forms.set(key, form);
      return form;
    },
    async frame(db, name) {
      const key = `${name.mission} ${name.version}`;
      const known = frames.get(key);
      if (known) return known;
      const head = await readFrameHead(db, name);
      if (!head) return undefined;
      const frame = frameFacts({ ...head, zones: await ownTimeZones(db, name) });
      frames.set(key, frame);
      return frame;
    },
    async station(db, name, code) {
      const key = `${name.mission} ${name.version} ${code}`;
      const station = stations.get(key) ?? (await stationOf(db, name, code));
      if (stations.size >= STATIONS_KEPT) stations.clear();
      if (station) stations.set(key, station);
      return station;
    },
    async frameText(db, name) {
      const key = `${name.mission} ${name.version}`;
      const known = frameTexts.get(key);
      if (known) return known;
      const frame = await readFrame(db, name);
      if (!frame) return undefined;
      const text = JSON.stringify(frame);
      const found = { text, gzip: Uint8Array.from(gzipSync(text)) };
      frameTexts.set(key, found);
      for (const [oldest] of [...frameTexts].slice(0, -FRAMES_KEPT)) frameTexts.delete(oldest);
      return found;
    },
  };
}
