/**
 * The lines of a stream of UTF-8, without their line feeds. What comes after the last line feed is no line.
 *
 * Rejects with a `TypeError` when the stream breaks off, or ends within a line.
 */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (!done) continue;
      if (rest) throw new TypeError('the stream ended within a line');
      return;
    }
  } finally {
    reader.releaseLock();
  }
}
