import { UntrustedRecord, type Report } from '../../internal/untrusted.js';
import { readCreditSummary, type NoCredit, type ShownCredit } from './read-credit-summary.js';

/** Reads a body of which not all is plain: says what is wrong with it, and masks the personal numbers in it. */
export function readCarefully(
  body: unknown,
  subject: string | undefined,
  report: Report,
): ShownCredit | NoCredit | undefined {
  const root = UntrustedRecord.from(body, '', report);
  return root && readCreditSummary(root, subject);
}
