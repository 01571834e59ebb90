import type { Id } from './ids.ts';
import type { Role } from './mission.ts';

/** What can be asked of headquarters. Every route under `/api/desk` names one; a route without a name is closed. */
export const ACTIONS = [
  // before anybody is signed in
  'set-up',
  'sign-in',
  // signed in
  /** One's own password, second factor and sessions. */
  'use-own-account',
  'use-the-desk',
  'read-observations',
  'correct-observations',
  /** Who wrote what, and whatever may name somebody: free text, comments, photos. */
  'read-names',
  'read-people',
  'change-people',
  'change-roles',
  /** Who did what at headquarters. */
  'read-audit',
  /** All of it, as a file. */
  'export-audit',
  'enrol-devices',
  'suspend-devices',
  'take-outbox-files',
  'read-plan',
  'plan-deployment',
  'read-stations',
  'publish-frame',
  'export-observations',
  /** What the mission allows: photos. */
  'change-mission',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a role's permission goes: the whole mission, or only what lies in the areas of the person's own team. */
export type Reach = 'mission' | 'own-areas';

const OPEN_TO_ALL: ReadonlySet<Action> = new Set(['set-up', 'sign-in']);

/** What somebody at an unlocked screen must not do: who they are has to be shown again shortly before. */
export const NEEDS_PROOF: ReadonlySet<Action> = new Set(['export-observations', 'export-audit', 'change-roles']);

const everywhere = (...actions: Action[]): Partial<Record<Action, Reach>> =>
  Object.fromEntries(actions.map((action) => [action, 'mission']));

const COORDINATOR: Action[] = [
  'use-own-account',
  'use-the-desk',
  'read-observations',
  'correct-observations',
  'read-names',
  'read-people',
  'change-people',
  'enrol-devices',
  'suspend-devices',
  'take-outbox-files',
  'read-plan',
  'plan-deployment',
  'read-stations',
  'publish-frame',
  'export-observations',
  'change-mission',
];

/**
 * The whole table. What is not written here is not allowed. Observers have no place at the desk: their phones speak
 * the sync protocol. Analysts count; they read no names, nor what may hold some. Exports cover the mission, so regional
 * coordinators do not make them.
 */
const PERMISSIONS: Readonly<Record<Role, Partial<Record<Action, Reach>>>> = {
  owner: everywhere(...COORDINATOR, 'change-roles', 'read-audit', 'export-audit'),
  coordinator: everywhere(...COORDINATOR),
  'regional-coordinator': {
    ...everywhere('use-own-account', 'use-the-desk', 'read-stations'),
    'read-observations': 'own-areas',
    'correct-observations': 'own-areas',
    'read-names': 'own-areas',
  },
  analyst: everywhere(
    'use-own-account',
    'use-the-desk',
    'read-observations',
    'read-plan',
    'read-stations',
    'export-observations',
  ),
  observer: {},
};

/** Somebody of one mission. `areaPaths` are the paths (`/KZ/KZ-71/`) of the areas of the person's own team. */
export type Actor = { role: Role; mission: Id; areaPaths: readonly string[] };

/** Something of one mission. Without `areaPath` it lies in no area: whoever reaches only areas does not reach it. */
export type Thing = { mission: Id; areaPath?: string };

/** Undefined: not at all. */
export const reachOf = (role: Role, action: Action): Reach | undefined => PERMISSIONS[role][action];

/**
 * Whether `actor` (null: nobody signed in) may do this. Without `object` it says whether they may do it to anything
 * of their mission; whoever reaches only their own areas must be asked about again for each object.
 */
export function can(actor: Actor | null, action: Action, object?: Thing): boolean {
  if (OPEN_TO_ALL.has(action)) return true;
  const reach = actor ? reachOf(actor.role, action) : undefined;
  if (!actor || reach === undefined) return false;
  if (object === undefined) return true;
  if (object.mission !== actor.mission) return false;
  return reach === 'mission' || actor.areaPaths.some((path) => object.areaPath?.startsWith(path));
}
