import { createContext, use } from 'react';
import { useWords } from '../words.tsx';
import type { ReadDossier } from './read-dossier.ts';

/** The observation being read, for everything on its page. */
export const DossierContext = createContext<ReadDossier | undefined>(undefined);

export function useDossier(): ReadDossier {
  const read = use(DossierContext);
  if (!read) throw new Error('No observation above this component');
  return read;
}

/** Names, for those who may read them. */
export function usePersonName(): (id: string) => string {
  const { people } = useDossier().dossier;
  const { say } = useWords();
  return (id) => people.find((person) => person.id === id)?.name ?? say('person.unnamed');
}
