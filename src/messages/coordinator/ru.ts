import type { TranslationOf } from '../catalog.ts';
import type { en } from './en.ts';
import { account } from './ru/account.ts';
import { audit } from './ru/audit.ts';
import { devices } from './ru/devices.ts';
import { exports } from './ru/exports.ts';
import { observation } from './ru/observation.ts';
import { observations } from './ru/observations.ts';
import { overview } from './ru/overview.ts';
import { people } from './ru/people.ts';
import { photos } from './ru/photos.ts';
import { protection } from './ru/protection.ts';
import { shell } from './ru/shell.ts';
import { signingIn } from './ru/signing-in.ts';
import { stationImport } from './ru/station-import.ts';
import { stations } from './ru/stations.ts';

export const ru: TranslationOf<typeof en> = {
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
