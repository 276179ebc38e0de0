import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter, organisationCodeCheckCharacter } from './credit-code.js';

/** Codes printed in public registers and documents. */
const REAL = [
  '91350100M000100Y43',
  '11500242322384326D',
  '11370323MB2859070U',
  '91230500MA1B3N1N2M',
  '11230500001755309F',
];
const ALPHABET = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const first17 = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((all) => all.join(''));

describe('checkCreditCode', () => {
  it.each(REAL)('takes the real code %s without a warning', (code) => {
    expect(checkCreditCode(code)).toEqual({ valid: true });
  });

  it('refuses a made-up code printed as an example on the web, and names the check character that it should have', () => {
    expect(checkCreditCode('91310115MA1H8R7C6D')).toEqual({
      valid: false,
      reason: expect.stringMatching(
        /^The check character \(character 18\) is "D"; the others call for "[^D]"\.$/,
      ) as string,
    });
  });

  it('takes exactly one check character for any start', () => {
    fc.assert(
      fc.property(first17, (start) => {
        const taken = ALPHABET.filter((last) => checkCreditCode(start + last).valid);
        expect(taken).toEqual([creditCodeCheckCharacter(start)]);
      }),
    );
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...ALPHABET), (start, position, other) => {
        fc.pre(start[position] !== other);
        const code = start + creditCodeCheckCharacter(start);
        const wrong = code.slice(0, position) + other + code.slice(position + 1);
        expect(checkCreditCode(wrong).valid).toBe(false);
      }),
    );
  });

  it('writes 0, not a 32nd character, when the weighted sum is a multiple of 31', () => {
    expect(creditCodeCheckCharacter('0'.repeat(17))).toBe('0');
  });

  it.each([
    ['', 'A credit code has 18 characters; this one has 0.'],
    ['11500242322384326', 'A credit code has 18 characters; this one has 17.'],
    ['11500242322384326d', 'Character 18 is "d"; allowed are digits and capital letters except I, O, S, V and Z.'],
    ['1150024232238432OD', 'Character 17 is "O"; allowed are digits and capital letters except I, O, S, V and Z.'],
    ['1150024232238432医D', 'Character 17 is "医"; allowed are digits and capital letters except I, O, S, V and Z.'],
  ])('says why %j is no code', (code, reason) => {
    expect(checkCreditCode(code)).toEqual({ valid: false, reason });
  });

  it('only warns when the organisation code inside does not keep its own check', () => {
    const start = '12990121123456780';
    expect(organisationCodeCheckCharacter('12345678')).not.toBe('0');
    const { valid, warning } = checkCreditCode(start + creditCodeCheckCharacter(start));
    expect(valid).toBe(true);
    expect(warning).toContain('GB 11714 calls for');
  });
});

describe('organisationCodeCheckCharacter', () => {
  it.each(REAL)('finds the ninth character of the organisation code in %s', (code) => {
    expect(organisationCodeCheckCharacter(code.slice(8, 16))).toBe(code[16]);
  });

  it('writes 10 as X and 11 as 0', () => {
    // Weights 3 and 4: 3 × 4 = 12 leaves 1, and 11 − 1 = 10; all zeros leave 0, and 11 − 0 = 11.
    expect(organisationCodeCheckCharacter('40000000')).toBe('X');
    expect(organisationCodeCheckCharacter('00000000')).toBe('0');
  });

  it('says what it needs', () => {
    expect(() => organisationCodeCheckCharacter('1234')).toThrow('has 8 characters; "1234" has 4');
    expect(() => organisationCodeCheckCharacter('1234567x')).toThrow('cannot hold "x" (character 8)');
  });
});
