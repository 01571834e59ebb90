import type { Id } from '#model/ids.ts';
import { forgetCamera, lostCamera, markCamera } from './camera.ts';
import type { Device } from './device.ts';
import { enrolmentOf, identityOf } from './enrolment.ts';
import { type About, heldObservations } from './held.ts';
import { type Started, writeAmending, writeAnswer, writeLeftAt } from './journal.ts';
import { ledgerOf } from './ledger.ts';
import type { Notebook, OpenObservation } from './notebook.ts';
import { byLastWritten, openObservation } from './open-observation.ts';
import { sendPhotoAgain } from './photo-queue.ts';
import { keepPhoto, photoBytes, removePhoto } from './photos.ts';
import { formOf, frameFactsFor, frameOf, heldReference } from './reference.ts';
import { mintAll, mintObservation } from './revisions.ts';
import { keepSettings, settingsOf } from './settings.ts';

/** What the screens see of this phone's memory. */
export function openNotebook(device: Device): Notebook {
  const started: Started = new Map();
  return {
    enrolment: () => enrolmentOf(device),
    reference: async () => (await heldReference(device))?.content,
    form: (id, version) => formOf(device, id, version),
    frame: () => frameOf(device),
    frameFacts: (version) => frameFactsFor(device, version),
    settings: () => settingsOf(device),
    changeSettings: (change) => keepSettings(device, change),

    observations: () => allObservations(device),
    observation: (id) => oneObservation(device, id),
    async start({ form, regarding }) {
      const id = device.random.id();
      started.set(id, await aboutNew(device, form, regarding));
      return id;
    },
    answer: (change) => writeAnswer(device, started, change),
    leaveAt: (observation, question) => writeLeftAt(device, observation, question),

    keepPhoto: async (photo) => {
      const id = await keepPhoto(device, started, photo);
      device.inThisTab.cameraIsOpen = false;
      return id;
    },
    removePhoto: (observation, photo) => removePhoto(device, observation, photo),
    sendPhotoAgain: (observation, photo) => sendPhotoAgain(device, observation, photo),
    photoBytes: (photo) => photoBytes(device, photo),
    photoOnItsWay: () => device.inThisTab.sendingPhoto,
    markCamera: (mark) => markCamera(device, mark),
    forgetCamera: () => forgetCamera(device),
    lostCamera: () => lostCamera(device),

    mint: (observation) =>
      observation === undefined ? mintAll(device) : mintObservation(device, { observation, kind: 'edit' }),
    complete: (observation) => mintObservation(device, { observation, kind: 'complete' }),
    amend: (observation, reason) => mintObservation(device, { observation, kind: 'amend', reason }),
    keepAmending: (observation, reason) => writeAmending(device, observation, reason),
    withdraw: (observation, reason) => mintObservation(device, { observation, kind: 'withdraw', reason }),

    ledger: () => ledgerOf(device),
    watch: (changed) => device.changes.watch(changed),
  };
}

async function allObservations(device: Device): Promise<OpenObservation[]> {
  const identity = await identityOf(device);
  if (!identity) return [];
  const held = await heldObservations(device);
  return [...held].flatMap(([id, each]) => openObservation(id, each, identity) ?? []).sort(byLastWritten);
}

async function oneObservation(device: Device, id: Id): Promise<OpenObservation | undefined> {
  const identity = await identityOf(device);
  const held = identity && (await heldObservations(device)).get(id);
  return held && openObservation(id, held, identity);
}

/** The newest version in use of which the phone has the words. @throws before the first pull. */
async function aboutNew(device: Device, form: string, regarding: About['regarding']): Promise<About> {
  const reference = (await heldReference(device))?.content;
  const version = reference?.forms.find(({ id }) => id === form)?.version;
  if (!reference || version === undefined) throw new Error(`The form ${form} is not in use`);
  return { form, formVersion: version, team: reference.team.id, ...(regarding ? { regarding } : {}) };
}
