/** One thing that the standard asks of whoever keeps it. Its id is never used again for another one. */
export interface Requirement {
  readonly id: string;
  readonly strength: 'MUST' | 'SHOULD' | 'MAY';
  readonly actor: 'server' | 'client' | 'profile';
  readonly zh: string;
  readonly en: string;
  /** Whether it shows from outside whether it is kept; if not, `notTestedReason` says why. */
  readonly testable: boolean;
  readonly notTestedReason?: string;
  /** The operation or webhook that it is about, when it is about one. */
  readonly operation?: string;
  /** Version of the standard in which it came. */
  readonly since: string;
}
