import { type AreaTree, areaTree } from '#model/area.ts';
import type { Contest } from '#model/contest.ts';
import type { Form } from '#model/form.ts';
import type { Database } from './dialect.ts';
import { type FormName, formByName } from './forms.ts';
import { type FrameName, readFrameHead } from './frames.ts';

export type FrameKnowledge = { contests: readonly Contest[]; areas: AreaTree };

/** What is published once and then never changes, parsed once per process. */
export type Immutables = {
  form(db: Database, name: FormName): Promise<Form | undefined>;
  frame(db: Database, name: FrameName): Promise<FrameKnowledge | undefined>;
};

export function newImmutables(): Immutables {
  const forms = new Map<string, Form>();
  const frames = new Map<string, FrameKnowledge>();
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
      const frame = { contests: head.contests, areas: areaTree(head.areas) };
      frames.set(key, frame);
      return frame;
    },
  };
}
