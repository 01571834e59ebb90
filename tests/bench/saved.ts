/** What the app says in English once an answer is on disk; the bound says the same. */
export const SAVED = 'Saved on this phone';
