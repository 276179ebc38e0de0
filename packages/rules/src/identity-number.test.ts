import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentityNumber } from './identity-number.js';

/** The specimen printed in GB 11643-1999. */
const SPECIMEN = '11010519491231002X';

describe('isIdentityNumber', () => {
  it('takes the specimen of the standard, with a small x too', () => {
    expect(isIdentityNumber(SPECIMEN)).toBe(true);
    expect(isIdentityNumber(SPECIMEN.toLowerCase())).toBe(true);
  });

  it('refuses every other last character', () => {
    for (const last of '0123456789') expect(isIdentityNumber(SPECIMEN.slice(0, 17) + last), last).toBe(false);
  });

  it('refuses a day of birth that does not exist', () => {
    for (const last of '0123456789X') expect(isIdentityNumber(`11010519490231002${last}`), last).toBe(false);
  });

  it('takes no all-digit credit code for one: there the day of birth lies in another century', () => {
    // The first 14 digits are those of a credit code of region 990121; one of the eleven last characters passes the check.
    for (const last of '0123456789X') expect(isIdentityNumber(`12990121120112345${last}`), last).toBe(false);
  });

  it('refuses texts of another form', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        fc.pre(!/^\d{17}[\dXx]$/.test(text));
        expect(isIdentityNumber(text)).toBe(false);
      }),
    );
  });
});
