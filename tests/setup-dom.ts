import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';

// jsdom's Blob does not survive structuredClone, which is how fake-indexeddb stores values
Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });

import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(() => cleanup());
