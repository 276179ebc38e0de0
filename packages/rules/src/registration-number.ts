/** The parts of a 22-character registration number of a medical institution. */
export interface RegistrationNumberParts {
  /** 9 characters, GB 11714. */
  organisationCode: string;
  /** 6 digits, GB/T 2260. */
  regionCode: string;
  /** 2-digit short form of GB/T 12402. */
  economicType: string;
  /** 4 characters, WS 218. */
  categoryCode: string;
  /** 1 digit, WS 218. */
  profitClassCode: string;
}

const FORM = /^([0-9A-Z]{8}[0-9X])(\d{6})(\d{2})([A-Z]\d{3})(\d)$/;

/**
 * Takes a registration number of the 22-character form apart. Older numbers have other lengths and hold no such parts: then `undefined`.
 * The layout is seen in systems in use; the text of WS 218 itself was not read.
 */
export function parseRegistrationNumber(number: string): RegistrationNumberParts | undefined {
  const [, organisationCode, regionCode, economicType, categoryCode, profitClassCode] = FORM.exec(number) ?? [];
  if (!organisationCode || !regionCode || !economicType || !categoryCode || !profitClassCode) return undefined;
  return { organisationCode, regionCode, economicType, categoryCode, profitClassCode };
}

/**
 * Puts a 22-character registration number together.
 *
 * @throws RangeError when a part does not have its form
 */
export function registrationNumber(parts: RegistrationNumberParts): string {
  const { organisationCode, regionCode, economicType, categoryCode, profitClassCode } = parts;
  const number = organisationCode + regionCode + economicType + categoryCode + profitClassCode;
  if (!FORM.test(number)) {
    throw new RangeError(
      `"${number}" is no registration number: it is organisation code (9), region (6), economic type (2), category (4), profit class (1).`,
    );
  }
  return number;
}
