import type { Audience } from '@yijian/rules';

/** What a caller is to the authorities. What each may use is in {@link scopesByRole}. */
export type Role = 'public' | 'institution' | 'unit' | 'administrator';

/** Who asks. */
export interface Caller {
  /** Name for the history and the audit log: of a token's subject, never of a person. */
  name: string;
  role: Role;
  /** What of records in general the caller sees. An institution sees more of its own: see `own-records.ts`. */
  audience: Audience;
  /** Scopes of the standard that the token has and the role may use. */
  scopes: ReadonlySet<string>;
  /** Ids of the facilities that an institution acts for. Empty for others. */
  facilities: readonly string[];
  /** What a unit is in charge of: its division (GB/T 2260), and modules of the standard. */
  duties?: { region: string; modules: readonly string[] };
  /** Whether the caller showed a token. */
  identified: boolean;
}

/** Scopes that a role may use: a token cannot carry its holder beyond its role, whatever the issuer wrote into it. */
export const scopesByRole: Readonly<Record<Role, readonly string[]>> = {
  public: [],
  institution: ['institution:read', 'institution:write'],
  unit: ['government:read', 'government:write'],
  administrator: [
    'government:read',
    'government:write',
    'institution:read',
    'institution:write',
    'administration:write',
  ],
};

/** A caller who shows no token. */
export const anybody: Caller = {
  name: 'anonymous',
  role: 'public',
  audience: 'public',
  scopes: new Set(),
  facilities: [],
  identified: false,
};

/** A caller by its role and the scopes of its token. */
export function callerOf(
  given: Pick<Caller, 'name' | 'role'> & Partial<Pick<Caller, 'facilities' | 'duties'>>,
  scopes: Iterable<string>,
): Caller {
  const usable = new Set([...scopes].filter((scope) => scopesByRole[given.role].includes(scope)));
  return {
    facilities: [],
    ...given,
    scopes: usable,
    audience: usable.has('government:read') ? 'government' : 'public',
    identified: true,
  };
}

/** The holder of the server's own token: a small county knows no other. */
export const tokenHolder: Caller = callerOf({ name: 'token', role: 'administrator' }, scopesByRole.administrator);
