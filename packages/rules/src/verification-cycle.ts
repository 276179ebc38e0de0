import { addMonths } from './calendar.js';

/**
 * Years between two verifications of a medical institution: 1 below 100 approved beds, 3 from 100 (Regulations on Medical Institutions,
 * art. 22).
 *
 * @throws RangeError unless `bedCount` is a whole number from 0
 */
export function verificationCycleYears(bedCount: number): 1 | 3 {
  if (!Number.isInteger(bedCount) || bedCount < 0) {
    throw new RangeError(`A bed count is a whole number from 0; this one is ${bedCount}.`);
  }
  return bedCount < 100 ? 1 : 3;
}

/** The day by which a facility last verified on `lastVerifiedOn` is to be verified again. */
export function verificationDueOn(lastVerifiedOn: string, cycleYears: number): string {
  return addMonths(lastVerifiedOn, cycleYears * 12);
}
