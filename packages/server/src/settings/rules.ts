import { isIP } from 'node:net';
import path from 'node:path';
import { isDate } from '@yijian/rules';
import { AddressPolicy } from '../sync/address-policy.js';
import type { Rule } from './setting.js';

/** A whole number of at most nine digits. */
export const wholeNumber = (from: number, to: number): Rule<number> => ({
  read: (text) => (/^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined),
  accepted: `a whole number from ${from} to ${to}`,
});

/** Zero, which switches something off, or a number that makes sense. */
export const zeroOr = ({ read, accepted }: Rule<number>): Rule<number> => ({
  read: (text) => (text === '0' ? 0 : read(text)),
  accepted: `0, or ${accepted}`,
});

export const day: Rule<string> = {
  read: (text) => (isDate(text) ? text : undefined),
  accepted: 'a day of the calendar as YYYY-MM-DD',
};

export const host: Rule<string> = {
  read: (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
  accepted: 'a host name or an IP address, such as localhost or 0.0.0.0',
};

export const postgresqlAddress: Rule<string> = {
  read: (text) => (URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol) ? text : undefined),
  accepted: 'a PostgreSQL address such as postgresql://user:password@localhost:5432/yijian',
};

export const httpAddress: Rule<string> = {
  read: (text) => (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined),
  accepted: 'an HTTP address such as http://localhost:4318',
};

export const bearerToken: Rule<string> = {
  read: (text) => (/^[A-Za-z0-9._~+/=-]{16,}$/.test(text) ? text : undefined),
  accepted: 'at least 16 characters out of A-Z a-z 0-9 . _ ~ + / = -',
};

/** What a rule takes, or the word `none`. */
export const orNone = ({ read, accepted }: Rule<string>): Rule<string> => ({
  read: (text) => (text === 'none' ? text : read(text)),
  accepted: `${accepted}; or none`,
});

/** A folder, as a whole path. */
export const folder: Rule<string> = {
  read: (text) => (text.includes('\0') ? undefined : path.resolve(text)),
  accepted: 'a folder',
};

export const stdoutOrFile: Rule<string> = {
  read: (text) => (text === 'stdout' ? text : folder.read(text)),
  accepted: 'stdout, or a file',
};

export const addressPolicy: Rule<AddressPolicy> = {
  read: (text) => AddressPolicy.read(text),
  accepted:
    'a list, with commas or blanks between, of host names (*.county.example for all within), addresses and networks such as 10.20.0.0/16',
};

/** Whether a variable that may hold anything holds something else than one word. */
export const isNot = (word: string): Rule<boolean> => ({ read: (text) => text !== word, accepted: 'any word' });

export const httpsAddress: Rule<string> = {
  read: (text) => (isSafeAddress(text) ? text : undefined),
  accepted: 'an https address, or an http address of this machine such as http://localhost:8080/token',
};

/** Keys cross no network in the clear: whoever could change them there could make tokens. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

/** Where keys are: an address, or the whole path of a file. */
export const keyPlace: Rule<URL | string> = {
  read: (text) => {
    if (isSafeAddress(text)) return new URL(text);
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? undefined : folder.read(text);
  },
  accepted: `${httpsAddress.accepted}, or a file`,
};

/** Any name of one line. */
export const name: Rule<string> = {
  read: (text) => (/^[\x21-\x7e]{1,2000}$/.test(text) ? text : undefined),
  accepted: 'a name or an address without blanks',
};

/** Texts with commas or blanks between. */
const listOf = (test: (text: string) => boolean, accepted: string): Rule<readonly string[]> => ({
  read: (text) => {
    const items = text.split(/[\s,]+/).filter(Boolean);
    return items.length > 0 && items.every(test) ? items : undefined;
  },
  accepted: `a list of ${accepted}, with commas or blanks between`,
});

export const origins = listOf(
  (text) => URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text),
  'origins such as https://portal.county.example',
);

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

export const proxies = listOf(
  (text) => NAMED_NETWORKS.includes(text) || isNetwork(text),
  'addresses and networks such as 10.20.0.0/16, or loopback, linklocal, uniquelocal',
);
