/** Where the server listens for phones. */
export const ADDRESSES = {
  enrol: '/api/enrol',
  push: '/api/push',
  pull: '/api/pull',
  form: (id: string, version: number) => `/api/forms/${encodeURIComponent(id)}/${version}`,
  frame: (version: number) => `/api/frames/${version}`,
} as const;
