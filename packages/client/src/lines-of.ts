/** How a stream of lines is watched. */
export interface LinesOptions {
  /** Longest time for which nothing may come, in milliseconds. */
  readonly idleMs?: number;
  /** Called with the bytes of each piece that has come. */
  readonly onBytes?: (count: number) => void;
}

/**
 * The lines of a stream of UTF-8, without their line feeds, as many together as have come. What comes after the last
 * line feed is no line.
 *
 * Rejects with a `TypeError` when the stream breaks off, stands still, or ends within a line.
 */
export async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  { idleMs = 30_000, onBytes }: LinesOptions = {},
): AsyncGenerator<string[], void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await within(idleMs, reader.read());
      if (value) onBytes?.(value.length);
      const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
      rest = lines.pop() ?? '';
      yield lines;
      if (!done) continue;
      if (rest) throw new TypeError('the stream ended within a line');
      return;
    }
  } finally {
    // A read that still waits lets go of the stream when its request is aborted.
    void reader.cancel().catch(() => undefined);
  }
}

const within = <Result>(milliseconds: number, promise: Promise<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TypeError('the stream stood still')), milliseconds);
    const stop = (): void => clearTimeout(timer);
    promise.then(resolve, reject).then(stop, stop);
  });
