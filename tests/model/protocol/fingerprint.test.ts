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
        "pullReply": "d26c021a9653",
        "pullRequest": "acbf39042ba5",
        "pushReply": "e9d9fbd4838d",
        "pushRequest": "73a836f5eb50",
        "receipt": "bc774c714780",
        "refusal": "3db2a5071e5a",
        "revision": "ce4087781518",
        "signedRevision": "d91192600540",
      }
    `);
  });
});
