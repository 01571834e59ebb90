import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Form } from '#model/form.ts';
import { Frame } from '#model/frame.ts';
import { hashText, stableText } from '#model/observation/hashing.ts';
import { Revision, SignedRevision } from '#model/observation/revision.ts';
import * as messages from '#model/protocol/messages.ts';
import { Refusal } from '#model/protocol/refusal-codes.ts';

const shape = (schema: z.core.$ZodType) =>
  hashText(stableText(z.toJSONSchema(schema, { unrepresentable: 'any' }))).slice(0, 12);

/**
 * The shapes phones keep and send. When this fails, a phone in the field and the server would no longer understand
 * each other: raise PROTOCOL, keep the old schema beside the new one, and record a wire fixture of both. Only an
 * addition that every released phone ignores may simply be written down here.
 *
 * Added since release 1: `photos` in a revision (a phone of release 1 passes over that revision, which therefore
 * changes no answer), in a receipt (only in the answer to a photo), in a pull's reference (only to phones that say
 * they know photos); `protection` in a pull's reference (only to phones that say they know it); the refusals of photos,
 * which a phone that sends none never meets, and those of coordinators, which no phone meets.
 */
describe('protocol 1 on the wire', () => {
  it('keeps the shape it was released with', () => {
    expect(messages.PROTOCOL).toBe(1);
    expect({
      envelope: shape(messages.Envelope),
      enrolRequest: shape(messages.EnrolRequest),
      enrolReply: shape(messages.EnrolReply),
      pushRequest: shape(messages.PushRequest),
      pushReply: shape(messages.PushReply),
      receipt: shape(messages.Receipt),
      pullRequest: shape(messages.PullRequest),
      pullReply: shape(messages.PullReply),
      refusal: shape(Refusal),
      revision: shape(Revision),
      signedRevision: shape(SignedRevision),
      form: shape(Form),
      frame: shape(Frame),
    }).toMatchInlineSnapshot(`
      {
        "enrolReply": "9af9eeecaf92",
        "enrolRequest": "c411247d69fa",
        "envelope": "ab36ca49e18e",
        "form": "067d80cc4db7",
        "frame": "fcd84a217099",
        "pullReply": "cac6afa6023d",
        "pullRequest": "acbf39042ba5",
        "pushReply": "e9d9fbd4838d",
        "pushRequest": "73a836f5eb50",
        "receipt": "3d150af5e7d9",
        "refusal": "3124df14a24d",
        "revision": "2579083abc0f",
        "signedRevision": "d91192600540",
      }
    `);
  });
});
