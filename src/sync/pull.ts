import type { Device } from '#device/device.ts';
import { identityOf, readTokenOf } from '#device/enrolment.ts';
import { keepPulled, readPulled } from '#device/pulled.ts';
import {
  type FormName,
  frameVersionOf,
  heldReference,
  keepForms,
  keepFrame,
  keepFrameFacts,
  missingForms,
  missingFormsOf,
  missingFrames,
  pullCursor,
} from '#device/reference.ts';
import { Form } from '#model/form.ts';
import { Frame } from '#model/frame.ts';
import { PROTOCOL, PullReply, type PullRequest } from '#model/protocol/messages.ts';
import type { Failure } from '#model/protocol/phone-decisions.ts';
import { ADDRESSES } from './addresses.ts';
import { type Answered, asDue } from './ask.ts';
import type { Transport } from './transport.ts';

/**
 * One attempt: pages until there are no more, then the forms and the station lists that are missing. A new reference
 * is kept together with its forms, so that no screen is offered a form without words. Null when all went well.
 */
export async function pull(device: Device, transport: Transport): Promise<Failure | null> {
  const identity = await identityOf(device);
  if (!identity) return null;
  const token = await readTokenOf(device);
  for (let more = true; more; ) {
    const page = await nextPage(device, transport, token);
    if (page.outcome === 'failed') return page.failure;
    const { cursor, serverTime, revisions, reference } = page.content;
    const wanted = await missingFormsOf(device, reference?.content.forms ?? []);
    const forms = await fetchForms(device, transport, { token, wanted });
    if (forms.outcome === 'failed') return forms.failure;
    await keepPulled(device, {
      cursor,
      serverTime,
      revisions: revisions.flatMap((signed) => readPulled(signed) ?? []),
      reference,
      forms: forms.content,
    });
    more = page.content.more;
  }
  return (
    (await pullOlderForms(device, transport, token)) ??
    (await pullFrame(device, transport, token)) ??
    (await pullOlderFrames(device, transport, token))
  );
}

async function nextPage(device: Device, transport: Transport, token: string): Promise<Answered<PullReply>> {
  const identity = await identityOf(device);
  const request: PullRequest = {
    protocol: PROTOCOL,
    device: identity?.device ?? '',
    cursor: await pullCursor(device),
    reference: (await heldReference(device))?.stamp ?? null,
  };
  return asDue(device, await transport.post(ADDRESSES.pull, request, token), PullReply);
}

/** A form the server does not have is left out: it must not keep everything else from arriving. */
async function fetchForms(
  device: Device,
  transport: Transport,
  { token, wanted }: { token: string; wanted: readonly FormName[] },
): Promise<Answered<Form[]>> {
  const forms: Form[] = [];
  for (const { id, version } of wanted) {
    const answer = await asDue(device, await transport.get(ADDRESSES.form(id, version), token), Form);
    if (answer.outcome === 'answered') forms.push(answer.content);
    else if (answer.failure.refusal !== 'NOT_FOUND') return answer;
  }
  return { outcome: 'answered', content: forms };
}

/** Forms of the team's earlier observations. */
async function pullOlderForms(device: Device, transport: Transport, token: string): Promise<Failure | null> {
  const forms = await fetchForms(device, transport, { token, wanted: await missingForms(device) });
  if (forms.outcome === 'failed') return forms.failure;
  if (forms.content.length > 0) await keepForms(device, forms.content);
  return null;
}

async function pullFrame(device: Device, transport: Transport, token: string): Promise<Failure | null> {
  const wanted = (await heldReference(device))?.content.frameVersion ?? null;
  if (wanted === null || (await frameVersionOf(device)) === wanted) return null;
  const answer = await asDue(device, await transport.get(ADDRESSES.frame(wanted), token, 'patient'), Frame);
  if (answer.outcome === 'failed') return answer.failure;
  await keepFrame(device, answer.content);
  return null;
}

/** Station lists that the team's observations are read with and this phone never had; the server may have none such. */
async function pullOlderFrames(device: Device, transport: Transport, token: string): Promise<Failure | null> {
  for (const version of await missingFrames(device)) {
    const answer = await asDue(device, await transport.get(ADDRESSES.frame(version), token, 'patient'), Frame);
    if (answer.outcome === 'answered') await keepFrameFacts(device, answer.content);
    else if (answer.failure.refusal !== 'NOT_FOUND') return answer.failure;
  }
  return null;
}
