import { areaPath, areaTree } from '#model/area.ts';
import type { Id } from '#model/ids.ts';
import { LANGUAGES } from '#model/language.ts';
import type { Database } from './dialect.ts';
import { newestFrameVersion, readFrameHead } from './frames.ts';
import { sortKey } from './sort-key.ts';

/**
 * Finds areas of the newest station list, as phones do: some word of the name, in any language, begins like this. Of
 * areas inside each other only the outermost is named.
 */
export async function areaSearch(db: Database, mission: Id): Promise<(word: string) => string[]> {
  const version = await newestFrameVersion(db, mission);
  const head = version === null ? undefined : await readFrameHead(db, { mission, version });
  const tree = areaTree(head?.areas ?? []);
  const names = [...tree.values()].map(({ code, name }) => ({
    code,
    name: ` ${LANGUAGES.map((language) => sortKey(name[language])).join(' ')}`,
  }));
  return (word) => {
    const named = new Set(names.filter(({ name }) => name.includes(` ${word}`)).map(({ code }) => code));
    return [...named].filter(
      (code) =>
        !areaPath(tree, code)
          .slice(0, -1)
          .some((above) => named.has(above.code)),
    );
  };
}
