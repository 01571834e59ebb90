import type { Plugin, Rollup } from 'vite';

/**
 * Keeps out of the service worker's precache what only headquarters loads: phones on a weak network download the
 * observer's app and nothing else. What cannot be traced to headquarters stays in.
 */
export function observerPrecache(headquartersModule: string) {
  let headquartersOnly = new Set<string>();
  const plugin: Plugin = {
    name: 'observer-precache',
    apply: 'build',
    generateBundle(_, bundle) {
      const found = headquartersFiles(bundle, headquartersModule);
      if (found.size > 0) headquartersOnly = found;
    },
  };
  const isObservers = (file: string) => !headquartersOnly.has(file);
  return { plugin, isObservers };
}

function headquartersFiles(bundle: Rollup.OutputBundle, headquartersModule: string): Set<string> {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const doors = chunks.filter((chunk) => chunk.facadeModuleId?.endsWith(headquartersModule));
  const closed = new Set(doors.map((door) => door.fileName));
  const observers = reachable(
    bundle,
    chunks.filter((chunk) => chunk.isEntry),
    closed,
  );
  const headquarters = reachable(bundle, doors, new Set());
  return new Set([...headquarters].filter((file) => !observers.has(file)));
}

function reachable(bundle: Rollup.OutputBundle, from: Rollup.OutputChunk[], closed: Set<string>): Set<string> {
  const reached = new Set<string>();
  const waiting = from.map((chunk) => chunk.fileName);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || closed.has(file)) continue;
    reached.add(file);
    const output = bundle[file];
    if (output?.type !== 'chunk') continue;
    waiting.push(...output.imports, ...output.dynamicImports);
    waiting.push(...(output.viteMetadata?.importedCss ?? []), ...(output.viteMetadata?.importedAssets ?? []));
  }
  return reached;
}
