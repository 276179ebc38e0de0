const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pauses = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR];

/** Milliseconds until a message is tried again after so many failures. */
export const pauseAfter = (failures: number): number => pauses[failures - 1] ?? DAY;

/** How long a receiver may fail before its subscription is stopped: longer than the longest public holidays. */
export const PATIENCE_MS = 14 * DAY;
