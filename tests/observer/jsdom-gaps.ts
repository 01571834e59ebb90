/**
 * What the phone's code uses and jsdom lacks. Import it first: some modules encode constants while they load.
 * jsdom runs in a realm of its own; Node's cryptography and libraries know only the byte arrays of theirs.
 */
import { configure } from '@testing-library/react';
import { vi } from 'vitest';

// everything is encrypted and committed for real, on machines that may be busy
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};
globalThis.reportError = (error) => {
  throw error;
};

const { encode } = TextEncoder.prototype;
TextEncoder.prototype.encode = function inThisRealm(text?: string) {
  return new Uint8Array(encode.call(this, text));
};

const asView = (value: unknown): unknown => (value instanceof ArrayBuffer ? new Uint8Array(value) : value);

const withViews = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asView(part)]))
    : asView(value);

const { subtle } = crypto;
const forgiving = new Proxy(subtle, {
  get: (_, name: keyof SubtleCrypto) => {
    const method = subtle[name] as (...given: unknown[]) => unknown; // SubtleCrypto has methods only
    return (...given: unknown[]) => method.apply(subtle, given.map(withViews));
  },
});
Object.defineProperty(crypto, 'subtle', { value: forgiving, configurable: true });
