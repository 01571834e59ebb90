import type { Id } from '#model/ids.ts';
import { cameraIs, forgetCamera, lostCamera, markCamera } from './camera.ts';
import { carriedOf } from './carried.ts';
import { openForCorrection } from './correction.ts';
import type { Device } from './device.ts';
import { identityOf } from './enrolment.ts';
import type { About } from './held.ts';
import { joinedObservations } from './joined-observations.ts';
import { writeAnswer } from './journal.ts';
import { ledgerOf } from './ledger.ts';
import type { Notebook, OpenObservation } from './notebook.ts';
import { writeAmending, writeLeftAt } from './observation-notes.ts';
import { byLastWritten } from './open-observation.ts';
import { sendAgain } from './outbox.ts';
import { makeOutboxFile, takeOutboxFile } from './outbox-file.ts';
import { sendPhotoAgain } from './photo-queue.ts';
import { keepPhoto, photoBytes, removePhoto } from './photos.ts';
import { formOf, frameFactsFor, frameOf, heldReference } from './reference.ts';
import { mintAll, mintObservation } from './revisions.ts';
import { keepSettings, settingsOf } from './settings.ts';
import type { Started } from './started.ts';

/** What the screens see of this phone's memory. */
export function openNotebook(device: Device): Notebook {
  const started: Started = new Map();
  return {
    enrolment: () => identityOf(device),
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
      cameraIs(false, device.inThisTab);
      return id;
    },
    removePhoto: (photo) => removePhoto(device, photo),
    sendPhotoAgain: (photo) => sendPhotoAgain(device, photo),
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
    async moveDraft({ observation, version, reason }) {
      const to = device.random.id();
      await mintObservation(device, { observation, kind: 'withdraw', reason, moving: { to, version } });
      return to;
    },

    ledger: () => ledgerOf(device),
    correctRefused: (revision) => openForCorrection(device, revision),
    sendAgain: (revisions) => sendAgain(device, revisions),
    async outboxFile() {
      await mintAll(device);
      return makeOutboxFile(device);
    },
    takeOutboxFile: (text) => takeOutboxFile(device, text),
    carried: () => carriedOf(device),
    watch: (changed) => device.changes.watch(changed),
  };
}

const allObservations = async (device: Device): Promise<OpenObservation[]> =>
  (await joinedObservations(device)).sort(byLastWritten);

const oneObservation = async (device: Device, id: Id): Promise<OpenObservation | undefined> =>
  (await joinedObservations(device)).find(({ observation }) => observation.id === id);

/** The newest version in use of which the phone has the words. @throws before the first pull. */
async function aboutNew(device: Device, form: string, regarding: About['regarding']): Promise<About> {
  const reference = (await heldReference(device))?.content;
  const version = reference?.forms.find(({ id }) => id === form)?.version;
  if (!reference || version === undefined) throw new Error(`The form ${form} is not in use`);
  return { form, formVersion: version, team: reference.team.id, ...(regarding ? { regarding } : {}) };
}
