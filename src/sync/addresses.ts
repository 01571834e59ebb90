/** Where the server listens for phones. */
export const ADDRESSES = {
  enrol: '/api/v1/enrol',
  push: '/api/v1/push',
  pull: '/api/v1/pull',
  form: (id: string, version: number) => `/api/v1/forms/${encodeURIComponent(id)}/${version}`,
  frame: (version: number) => `/api/v1/frame/${version}`,
} as const;
