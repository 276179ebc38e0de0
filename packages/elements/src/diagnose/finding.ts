/** One thing that is wrong, or worth knowing, about how a page is set up. */
export interface Finding {
  /** Stable name, for a script and for the guide's table of symptoms. */
  readonly code: string;
  /** `error`: something is not shown or cannot be read. `warning`: it will go wrong for some readers. `note`: good to know. */
  readonly severity: 'error' | 'warning' | 'note';
  /** What is wrong. */
  readonly problem: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Where, if it is at some place of the page. */
  readonly elements: readonly Element[];
}

/** A part of the diagnosis. */
export type Check = () => readonly Finding[] | Promise<readonly Finding[]>;
