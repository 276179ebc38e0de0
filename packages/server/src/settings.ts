import path from 'node:path';
import { isDate } from '@yijian/rules';
import { SAMPLE_EDGE_CASES } from './sample-region/index.js';
import { StartProblem } from './start-problem.js';
import { AddressPolicy } from './sync/address-policy.js';

/** What the operator decides, read from the environment. */
export interface Settings {
  /** Port to listen on; 0 lets the system choose. */
  port: number;
  /** Address to listen on. */
  host: string;
  /** PostgreSQL to use instead of the embedded database. */
  databaseUrl?: string;
  /** Folder of the embedded database and of the token. */
  dataFolder: string;
  /** Facilities of the sample region; 0 leaves the region out. */
  seedSize: number;
  /** Day on which the records of the sample region end, `YYYY-MM-DD`. Without it, the day of the first start. */
  seedDate?: string;
  /** Token for writes, when the operator sets it. */
  token?: string;
  /** Where webhooks may be sent. */
  webhookPolicy: AddressPolicy;
  /** Whether every answer is checked against the standard before it is sent. */
  checkAnswers: boolean;
}

/** What one variable may hold: `read` answers undefined for what it may not. */
interface Rule<T> {
  read: (text: string) => T | undefined;
  accepted: string;
}

const wholeNumber = (from: number, to: number): Rule<number> => ({
  read: (text) => (/^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined),
  accepted: `a whole number from ${from} to ${to}`,
});

const LARGEST_REGION = 200_000;
const SMALLEST_REGION = Object.keys(SAMPLE_EDGE_CASES).length;

const port = wholeNumber(0, 65_535);
const anySize = wholeNumber(0, LARGEST_REGION);
const seedSize: Rule<number> = {
  read: (text) => {
    const size = anySize.read(text);
    return size === undefined || (size > 0 && size < SMALLEST_REGION) ? undefined : size;
  },
  accepted: `0, or a whole number from ${SMALLEST_REGION} to ${LARGEST_REGION}`,
};
const seedDate: Rule<string> = {
  read: (text) => (isDate(text) ? text : undefined),
  accepted: 'a day of the calendar as YYYY-MM-DD',
};
const host: Rule<string> = {
  read: (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
  accepted: 'a host name or an IP address, such as localhost or 0.0.0.0',
};
const databaseUrl: Rule<string> = {
  read: (text) => (URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol) ? text : undefined),
  accepted: 'a PostgreSQL address such as postgresql://user:password@localhost:5432/yijian',
};
const token: Rule<string> = {
  read: (text) => (/^[A-Za-z0-9._~+/=-]{16,}$/.test(text) ? text : undefined),
  accepted: 'at least 16 characters out of A-Z a-z 0-9 . _ ~ + / = -',
};
const folder: Rule<string> = {
  read: (text) => (text.includes('\0') ? undefined : path.resolve(text)),
  accepted: 'a folder',
};

const webhookPolicy: Rule<AddressPolicy> = {
  read: (text) => AddressPolicy.read(text),
  accepted:
    'a list, with commas or blanks between, of host names (*.county.example for all within), addresses and networks such as 10.20.0.0/16',
};

/** Values that must not be repeated on a screen or in a log. */
const SECRET = new Set(['DATABASE_URL', 'YIJIAN_TOKEN']);

/**
 * Reads the settings from environment variables. An empty variable counts as absent.
 *
 * @throws StartProblem that names the variable and says what it may hold
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const optional = <T>(name: string, rule: Rule<T>): T | undefined => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const value = rule.read(text);
    if (value !== undefined) return value;
    const shown = SECRET.has(name) ? `${name} is not valid` : `${name} is "${text}"`;
    throw new StartProblem(`${shown}: it must be ${rule.accepted}.`);
  };
  const url = optional('DATABASE_URL', databaseUrl);
  const day = optional('YIJIAN_SEED_DATE', seedDate);
  const ownToken = optional('YIJIAN_TOKEN', token);
  return {
    port: optional('PORT', port) ?? 4173,
    host: optional('HOST', host) ?? 'localhost',
    ...(url !== undefined && { databaseUrl: url }),
    dataFolder: optional('YIJIAN_DATA', folder) ?? path.resolve('.yijian/data'),
    seedSize: optional('YIJIAN_SEED_SIZE', seedSize) ?? 2000,
    ...(day !== undefined && { seedDate: day }),
    ...(ownToken !== undefined && { token: ownToken }),
    webhookPolicy: optional('YIJIAN_WEBHOOK_ALLOW', webhookPolicy) ?? AddressPolicy.publicOnly,
    checkAnswers: env['NODE_ENV'] !== 'production',
  };
}
