/** Tells this process when any process has stored something in the database. */
export interface ChangeSignal {
  /** Grows with every change. Undefined while changes of other processes could be missed: then nothing may be answered from memory. */
  generation: () => number | undefined;
  /** Notes a change of this process at once: its own callers read what they have written, before the database tells of it. */
  mark: () => void;
  close: () => Promise<void>;
}

/** What the database calls out by when the history grows; see the migration of the same name. */
export const CHANGE_CHANNEL = 'yijian_change';
