import type { Profile, ProfileRef } from '@yijian/standard';
import { profiles } from '@yijian/standard/profiles';
import type { Cursors } from '../http/cursor.js';
import type { Handlers, Reader } from '../http/operation.js';
import { ProblemError } from '../http/problem.js';
import { staticListReader } from './static-list.js';

/** The profiles that come with the standard, each with the address of its description on this server. */
const served = profiles.map((profile): Profile => ({
  ...profile,
  openapiUrl: `/v1/profiles/${profile.id}/openapi.json`,
}));

/** A profile and all that it stands on, the nearest last. */
export function profileLine(id: string | undefined): Profile[] {
  const profile = served.find((one) => one.id === id);
  return profile ? [...profileLine(profile.parentProfileId), profile] : [];
}

/** How a server's root declares a profile that it keeps. */
export const profileRef = ({ id, version }: Profile): ProfileRef => ({ id, version, url: `/v1/profiles/${id}` });

/** The operations of the profiles of jurisdictions. */
export const profileReads = (cursors: Cursors): Handlers => ({
  listProfiles: { read: staticListReader(cursors, 'listProfiles', 'ProfilePage', served) },
  getProfile: { read: readProfile },
});

const readProfile: Reader = (_db, { id }) => {
  const value = served.find((profile) => profile.id === id);
  if (!value)
    throw new ProblemError('not-found', {
      zh: `没有标识为 ${JSON.stringify(id)} 的地方配置。GET /v1/profiles 列出全部。`,
      en: `There is no profile ${JSON.stringify(id)}. GET /v1/profiles lists them all.`,
    });
  return Promise.resolve({ status: 200, schema: 'Profile', value });
};
