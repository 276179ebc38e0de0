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

/** A folder, as a whole path. */
export const folder: Rule<string> = {
  read: (text) => (text.includes('\0') ? undefined : path.resolve(text)),
  accepted: 'a folder',
};

export const addressPolicy: Rule<AddressPolicy> = {
  read: (text) => AddressPolicy.read(text),
  accepted:
    'a list, with commas or blanks between, of host names (*.county.example for all within), addresses and networks such as 10.20.0.0/16',
};

/** Whether a variable that may hold anything holds something else than one word. */
export const isNot = (word: string): Rule<boolean> => ({ read: (text) => text !== word, accepted: 'any word' });
