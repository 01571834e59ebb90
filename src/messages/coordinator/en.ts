import type { Catalog } from '../catalog.ts';
import { account } from './en/account.ts';
import { audit } from './en/audit.ts';
import { devices } from './en/devices.ts';
import { exports } from './en/exports.ts';
import { observation } from './en/observation.ts';
import { observations } from './en/observations.ts';
import { overview } from './en/overview.ts';
import { people } from './en/people.ts';
import { photos } from './en/photos.ts';
import { protection } from './en/protection.ts';
import { shell } from './en/shell.ts';
import { signingIn } from './en/signing-in.ts';
import { stationImport } from './en/station-import.ts';
import { stations } from './en/stations.ts';

/** Every sentence of headquarters' area. */
export const en = {
  ...shell,
  ...signingIn,
  ...overview,
  ...observations,
  ...observation,
  ...stations,
  ...stationImport,
  ...people,
  ...devices,
  ...exports,
  ...photos,
  ...protection,
  ...account,
  ...audit,
} satisfies Catalog;
