/** `src/server/export-worker.ts` from its source: a thread reads TypeScript only after asking tsx itself. */
import { register } from 'tsx/esm/api';

register();
await import('../src/server/export-worker.ts');
