import type { Row } from './row.ts';

/** What can be measured by name. Loaded when asked for: each runs in a process of its own. */
export const GROUPS = {
  bundle: async () => (await import('./bundle.ts')).bundle(),
  cold: async () => (await import('./cold.ts')).cold(),
  offline: async () => (await import('./offline.ts')).offline(),
  tap: async () => (await import('./tap.ts')).tap(),
  search: async () => (await import('./search.ts')).search(),
  import: async () => (await import('./import-stations.ts')).importStations(),
  push: async () => (await import('./push.ts')).push(),
  stages: async () => (await import('./push-stages.ts')).pushStages(),
  drafts: async () => (await import('./drafts.ts')).drafts(),
  reconnection: async () => (await import('./reconnection.ts')).reconnection(),
  verify: async () => (await import('./verify.ts')).verifying(),
  takeover: async () => (await import('./takeover.ts')).takeover(),
  csv: async () => (await import('./csv.ts')).csv(),
  download: async () => (await import('./download.ts')).download(),
} satisfies Record<string, () => Promise<Row[]>>;

export type Group = keyof typeof GROUPS;
