/** The 31 characters of GB 32100-2015: no I, O, S, V or Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** What the check of a unified social credit code found. */
export interface CreditCodeCheck {
  valid: boolean;
  /** Why the code is not valid, and what would be. */
  reason?: string;
  /** What is odd about a valid code. Never a ground to refuse it. */
  warning?: string;
}

/**
 * Checks a unified social credit code by GB 32100-2015: length, alphabet and check character. The organisation code inside (positions 9 to
 * 17, GB 11714) is checked for a warning only, because codes in use exist that do not keep it.
 */
export function checkCreditCode(code: string): CreditCodeCheck {
  const characters = Array.from(code);
  if (characters.length !== 18) {
    return { valid: false, reason: `A credit code has 18 characters; this one has ${characters.length}.` };
  }
  const stranger = characters.findIndex((character) => !ALPHABET.includes(character));
  if (stranger >= 0) {
    return {
      valid: false,
      reason: `Character ${stranger + 1} is "${characters[stranger] ?? ''}"; allowed are digits and capital letters except I, O, S, V and Z.`,
    };
  }
  const expected = creditCodeCheckCharacter(code.slice(0, 17));
  if (code[17] !== expected) {
    return {
      valid: false,
      reason: `The check character (character 18) is "${code[17] ?? ''}"; the others call for "${expected}".`,
    };
  }
  const organisation = organisationCodeCheckCharacter(code.slice(8, 16));
  return code[16] === organisation
    ? { valid: true }
    : {
        valid: true,
        warning: `The organisation code inside (characters 9 to 17) ends in "${code[16] ?? ''}"; GB 11714 calls for "${organisation}".`,
      };
}

/**
 * The check character (position 18) for the first 17 characters of a unified social credit code, by GB 32100-2015.
 *
 * @throws RangeError unless there are 17 characters of the standard's alphabet
 */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = weightedSum(first17, WEIGHTS, ALPHABET, 'The start of a credit code');
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * The check character (position 9) for the first 8 characters of an organisation code, by GB 11714-1997.
 *
 * @throws RangeError unless there are 8 digits or capital letters
 */
export function organisationCodeCheckCharacter(first8: string): string {
  const sum = weightedSum(first8, ORGANISATION_WEIGHTS, ORGANISATION_ALPHABET, 'The start of an organisation code');
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}

function weightedSum(text: string, weights: readonly number[], alphabet: string, what: string): number {
  if (text.length !== weights.length) {
    throw new RangeError(`${what} has ${weights.length} characters; "${text}" has ${text.length}.`);
  }
  return weights.reduce((sum, weight, position) => {
    const value = alphabet.indexOf(text.charAt(position));
    if (value < 0) throw new RangeError(`${what} cannot hold "${text.charAt(position)}" (character ${position + 1}).`);
    return sum + value * weight;
  }, 0);
}
