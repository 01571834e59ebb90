/** By name: the screens know the notebook, not the database behind it. */
export const isPhoneFull = (error: unknown): boolean => error instanceof Error && error.name === 'PhoneFullError';
