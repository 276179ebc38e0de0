import { createReadStream } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';

/** Characters that wait in memory before they are written: few, because thousands of files may be written to in turn. */
const PENDING = 16 * 1024;

/** A file of lines that is written to its end, and then read as often as it is needed. */
export class LineFile {
  /** How many lines it has. */
  count = 0;
  readonly #path: string;
  #pending = '';

  constructor(path: string) {
    this.#path = path;
  }

  /** @param line without a line break in it, as JSON has none */
  async add(line: string): Promise<void> {
    this.#pending += `${line}\n`;
    this.count += 1;
    if (this.#pending.length >= PENDING) await this.#flush();
  }

  /** The text as it is, in pieces. */
  async *pieces(): AsyncGenerator<string, void, undefined> {
    if (this.count === 0) return;
    await this.#flush();
    for await (const piece of createReadStream(this.#path, 'utf8')) yield piece as string;
  }

  // Not `readline`: it takes other characters for the end of a line as well, which JSON may have within texts.
  async *lines(): AsyncGenerator<string, void, undefined> {
    let rest = '';
    for await (const piece of this.pieces()) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  async #flush(): Promise<void> {
    await appendFile(this.#path, this.#pending);
    this.#pending = '';
  }
}
