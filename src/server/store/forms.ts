import { Form } from '#model/form.ts';
import type { Id } from '#model/ids.ts';
import type { Database } from './dialect.ts';
import { fromJson } from './json.ts';

export type FormName = { mission: Id; id: string; version: number };

/** The form's JSON as published. */
export async function formText(db: Database, { mission, id, version }: FormName): Promise<string | undefined> {
  const row = await db
    .selectFrom('forms')
    .select('content_json')
    .where('mission_id', '=', mission)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.content_json;
}

export async function formByName(db: Database, name: FormName): Promise<Form | undefined> {
  const text = await formText(db, name);
  return text === undefined ? undefined : fromJson(Form, text);
}

/** The newest version of each form of the mission. */
export async function formsInUse(db: Database, mission: Id): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('forms')
    .select((of) => ['id', of.fn.max('version').as('version')])
    .where('mission_id', '=', mission)
    .groupBy('id')
    .orderBy('id')
    .execute();
}

/** Published once, then immutable: a version that exists already stays as it is. */
export async function insertForm(
  db: Database,
  { mission, form, publishedAt }: { mission: Id; form: Form; publishedAt: string },
): Promise<void> {
  await db
    .insertInto('forms')
    .values({
      mission_id: mission,
      id: form.id,
      version: form.version,
      content_json: JSON.stringify(form),
      published_at: publishedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
