import './jsdom-gaps.ts';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PhoneFullError } from '#device/database-errors.ts';
import type { Picture } from '#device/notebook.ts';
import { keepPulled } from '#device/pulled.ts';
import { noticeName } from '#model/photos/policy.ts';
import type { Phone, PhoneLock } from '#observer/phone.tsx';
import { visitWith } from '#tests/device/phone.ts';
import { builtLikeJpeg } from '#tests/photo-files.ts';
import { browserStorage } from './browser-storage.ts';
import { observerPhone, openObserver, unprotected } from './open-observer.tsx';

const user = userEvent.setup({ delay: null });

const POLICY = { allowed: true, keepTime: false, keepPosition: false, notice: '' };
const picture: Picture = { jpeg: builtLikeJpeg(800), width: 40, height: 30, preview: 'AAAA' };

/** The question on screen, in a mission that allows photos. `free`: the room the browser speaks of. */
async function atQuestion({ free = 1_000, changes = {} }: { free?: number; changes?: Partial<Phone> } = {}) {
  browserStorage({ estimate: async () => ({ quota: free * 1e6, usage: 0 }) });
  const phone = await observerPhone();
  const content = await phone.notebook.reference();
  if (!content) throw new Error('The phone has its reference');
  const serverTime = new Date(phone.clock.now()).toISOString();
  const reference = { stamp: 'photos', content: { ...content, photos: POLICY } };
  await keepPulled(phone.device, { cursor: 'third', serverTime, revisions: [], reference, forms: [] });
  await phone.notebook.changeSettings({ photoNotice: noticeName(POLICY) });
  const visit = await visitWith(phone.notebook);
  const shrunk: ArrayBuffer[] = [];
  openObserver(phone, {
    path: `/observation/${visit}/section/V.ENV/V.ENV.01`,
    changes: {
      shrinkPhoto: async (original) => {
        shrunk.push(original);
        return picture;
      },
      ...changes,
    },
  });
  await screen.findByText('V.ENV.01');
  const question = within(document.getElementById('V.ENV.01') as HTMLElement);
  const camera = (await question.findByLabelText(/Add photo/, { selector: 'input' })) as HTMLInputElement;
  const opened = vi.spyOn(camera, 'click').mockImplementation(() => undefined);
  const photos = async () => (await phone.notebook.observation(visit))?.photos ?? [];
  return { phone, question, camera, opened, photos, shrunk };
}

const bytesOfCamera = new Uint8Array([1, 2, 3]).buffer;

/** A file that can be read in the task in which it was handed over, and in no later one. */
function fileOfCamera(): File {
  let isStale = false;
  queueMicrotask(() => {
    isStale = true;
  });
  const arrayBuffer = async () => {
    if (isStale) throw new DOMException('The file has gone', 'NotReadableError');
    return bytesOfCamera;
  };
  return { name: 'IMG_1.jpg', type: 'image/jpeg', arrayBuffer } as File; // as far as it is read
}

describe('a photo', () => {
  it('is read in the very task in which the camera hands it over', async () => {
    const { question, camera, shrunk, photos } = await atQuestion();
    fireEvent.change(camera, { target: { files: [fileOfCamera()] } });
    expect(await question.findByText(/On this phone only/)).toBeVisible();
    expect(shrunk).toEqual([bytesOfCamera]);
    expect(await photos()).toHaveLength(1);
  });

  it('is not begun where room is short: the camera stays closed, and the screen says why', async () => {
    const { phone, question, opened } = await atQuestion({ free: 12 });
    await user.click(question.getByRole('button', { name: /Add photo/ }));
    expect(await question.findByText(/Room on this phone is short: 12 MB/)).toBeVisible();
    expect(opened).not.toHaveBeenCalled();
    expect(await phone.tables.state.get('camera')).toBeUndefined();
  });

  it('finds the camera marked on disk before it opens: the phone may close the app behind it', async () => {
    const { phone, question, opened } = await atQuestion();
    let marked: unknown;
    const open = new Promise<void>((resolve) => {
      opened.mockImplementation(() => {
        void phone.tables.state.get('camera').then((mark) => {
          marked = mark;
          resolve();
        });
      });
    });
    await user.click(question.getByRole('button', { name: /Add photo/ }));
    await open;
    expect(marked).toBeDefined();
  });

  it('that finds the phone full is not called saved, and is kept from memory once there is room', async () => {
    const { phone, question, camera, photos } = await atQuestion();
    const { keepPhoto } = phone.notebook;
    const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined);
    phone.notebook.keepPhoto = async () => {
      throw new PhoneFullError('No room');
    };
    fireEvent.change(camera, { target: { files: [fileOfCamera()] } });
    expect(await question.findByText(/The photo is not saved: the phone has no room/)).toBeVisible();
    expect(await photos()).toEqual([]);
    phone.notebook.keepPhoto = keepPhoto;
    await user.click(question.getByRole('button', { name: 'Keep it' }));
    expect(await question.findByText(/On this phone only/)).toBeVisible();
    expect(await photos()).toHaveLength(1);
    expect(reported).toHaveBeenCalledOnce();
    reported.mockRestore();
  });

  it('holds up a lock from the moment the camera hands it over until it is on disk', async () => {
    const underWay = new Set<Promise<unknown>>();
    const lock: PhoneLock = {
      ...unprotected,
      whileWriting(work) {
        const written = work();
        underWay.add(written);
        void written.finally(() => underWay.delete(written));
        return written;
      },
    };
    let shrunk = () => {};
    const shrinkPhoto = () =>
      new Promise<Picture>((resolve) => {
        shrunk = () => resolve(picture);
      });
    const { question, camera, photos } = await atQuestion({ changes: { lock, shrinkPhoto } });
    fireEvent.change(camera, { target: { files: [fileOfCamera()] } });
    expect(underWay.size).toBe(1);
    await Promise.resolve();
    expect(await question.findByText(/Keeping the photo/)).toBeVisible();
    expect(underWay.size).toBe(1);
    shrunk();
    await Promise.all(underWay);
    expect(await photos()).toHaveLength(1);
    expect(underWay.size).toBe(0);
  });
});
