import type { JWTPayload } from 'jose';
import { description } from '../standard.js';
import { type Caller, callerOf, type Role, scopesByRole } from './caller.js';
import { invalidToken } from './refusals.js';

/** What the claim `yijian` of a token may say of its holder. */
interface Holder {
  role?: unknown;
  facilities?: unknown;
  region?: unknown;
  modules?: unknown;
}

const patternOf = (schema: string): RegExp => new RegExp(description.components.schemas[schema]?.['pattern'] as string);
const recordId = patternOf('RecordId');
const regionCode = patternOf('RegionCode');
const MAX_NAME = 200;

/** Texts of a list that has some; undefined for anything else. */
const texts = (value: unknown, pattern: RegExp): string[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && pattern.test(one))
    ? (value as string[])
    : undefined;

/** What each role must say of its holder, and what of it the server takes. */
const holders: Readonly<Record<Role, (holder: Holder) => Partial<Pick<Caller, 'facilities' | 'duties'>> | undefined>> =
  {
    public: () => ({}),
    administrator: () => ({}),
    institution: (holder) => {
      const facilities = texts(holder.facilities, recordId);
      return facilities && { facilities };
    },
    unit: ({ region, modules: given }) => {
      const modules = texts(given, /^[a-z-]+$/);
      return typeof region === 'string' && regionCode.test(region) && modules
        ? { duties: { region, modules } }
        : undefined;
    },
  };

/**
 * The caller that a token speaks of. Scopes are in `scope` (RFC 9068), who the holder is in `yijian`; without that it is one of the public.
 *
 * @throws ProblemError `unauthorized` when the claims are not as the standard says
 */
export function readClaims({ sub, client_id: client, scope, yijian }: JWTPayload): Caller {
  const subject = typeof sub === 'string' ? sub : client;
  if (typeof subject !== 'string' || subject === '' || subject.length > MAX_NAME)
    throw invalidToken({ zh: '缺少 sub（至多 200 个字符）', en: 'it lacks sub (of at most 200 characters)' });
  const holder = (yijian ?? {}) as Holder;
  const role = (holder.role ?? 'public') as Role;
  const known = Object.hasOwn(scopesByRole, role) ? holders[role](holder) : undefined;
  if (!known) throw invalidToken(badHolder);
  const scopes = Array.isArray(scope) ? scope.map(String) : typeof scope === 'string' ? scope.split(' ') : [];
  // No issuer can name a caller as the server names its own.
  return callerOf({ name: `oauth2:${subject}`, role, ...known }, scopes);
}

const badHolder = {
  zh: '声明 yijian 须给出 role（institution、unit 或 administrator）；institution 另须给出 facilities（机构标识的列表），unit 另须给出 region（6 位行政区划代码）与 modules（模块的列表）',
  en: 'the claim yijian must give role (institution, unit or administrator), for an institution facilities (a list of ids), for a unit region (a division code of 6 digits) and modules (a list)',
};
