import { expect } from 'storybook/test';

/** Where a story's marks in the sidebar come from. */
interface Reported {
  readonly reporting: {
    addReport(report: { type: string; version: number; status: 'warning'; result: { messages: string } }): void;
  };
}

const heard: string[] = [];

/** Listens to the console while a story runs. A story that provokes a message catches it before it comes here. */
export function listenToConsole(): () => void {
  heard.length = 0;
  const { warn, error } = console;
  const listening =
    (kind: string, pass: (...parts: unknown[]) => void) =>
    (...parts: unknown[]): void => {
      heard.push(`${kind}: ${parts.map(String).join(' ')}`);
      pass(...parts);
    };
  console.warn = listening('warning', warn);
  console.error = listening('error', error);
  return () => Object.assign(console, { warn, error });
}

/**
 * A story that leaves a warning or an error on the console fails in the tests, and is marked in the sidebar of the book. There it stays in
 * sight: in another language than the tests', what a story looks for has other names, and a page of an error would hide the story.
 */
export async function expectQuietConsole({ reporting }: Reported): Promise<void> {
  const messages = heard.join('\n');
  if (import.meta.env.VITEST_STORYBOOK !== undefined) await expect(messages).toBe('');
  else if (messages) reporting.addReport({ type: 'console', version: 1, status: 'warning', result: { messages } });
}
