/** What one variable may hold: `read` answers undefined for what it may not. */
export interface Rule<T> {
  read: (text: string) => T | undefined;
  /** Completes "it must be …". */
  accepted: string;
}

/** One variable of the environment, as data. */
export interface Setting<T = unknown> {
  variable: string;
  /** What it is for, as the guide for operators has it. Markdown; the screen shows it without the marks. */
  meaning: string;
  /** What holds while it is not set, for people. */
  usually: string;
  rule: Rule<T>;
  /** Its value must not be repeated on a screen or in a log. */
  secret?: true;
}

/** A setting that has a value in any case. */
export interface FilledSetting<T = unknown> extends Setting<T> {
  /** What holds while it is not set. */
  otherwise: T;
}
