import { expect } from 'storybook/test';

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

/** A story that leaves a warning or an error on the console fails. */
export async function expectQuietConsole(): Promise<void> {
  await expect(heard.join('\n')).toBe('');
}
