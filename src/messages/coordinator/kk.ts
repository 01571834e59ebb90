import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';
import { account } from './kk/account.ts';
import { audit } from './kk/audit.ts';
import { devices } from './kk/devices.ts';
import { exports } from './kk/exports.ts';
import { observation } from './kk/observation.ts';
import { observations } from './kk/observations.ts';
import { overview } from './kk/overview.ts';
import { people } from './kk/people.ts';
import { photos } from './kk/photos.ts';
import { protection } from './kk/protection.ts';
import { shell } from './kk/shell.ts';
import { signingIn } from './kk/signing-in.ts';
import { stationImport } from './kk/station-import.ts';
import { stations } from './kk/stations.ts';

export const kk: TranslationOf<typeof en> = {
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
};
