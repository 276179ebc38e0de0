const MAX_LENGTH = 60;

/** A value of a request as a message shows it: short, and never more than one level of it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, MAX_LENGTH + 1) : value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…"` : text;
}
