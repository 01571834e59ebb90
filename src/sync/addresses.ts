/** Where the server listens for phones. */
export const ADDRESSES = {
  protection: '/api/v1/protection',
  wipe: '/api/v1/wipe',
  enrol: '/api/v1/enrol',
  push: '/api/v1/push',
  pull: '/api/v1/pull',
  form: (id: string, version: number) => `/api/v1/forms/${encodeURIComponent(id)}/${version}`,
  photo: (hash: string) => `/api/v1/photos/${hash}`,
  photoChunk: (hash: string, { offset, bytes }: { offset: number; bytes: number }) =>
    `/api/v1/photos/${hash}?offset=${offset}&bytes=${bytes}`,
  frame: (version: number) => `/api/v1/frame/${version}`,
} as const;
