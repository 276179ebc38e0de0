import { isUtf8 } from 'node:buffer';
import { maxBodyBytes } from '../http/limits.js';
import type { Line } from './line.js';

const NEWLINE = 0x0a;

/** Cuts bytes into lines, a chunk's worth at a time. A line that is too long for a record is passed over, so that no file fills the memory. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[], void, undefined> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let number = 0;
  let isFirst = true;
  const keep = (bytes: Uint8Array): void => {
    restBytes += bytes.length;
    // Of a line that is too long, only its length is of interest.
    if (restBytes <= maxBodyBytes) rest.push(bytes);
    else rest = [];
  };
  const lineOf = (bytes: Uint8Array, length: number): Line => {
    number += 1;
    if (length > maxBodyBytes) return { number, text: '', fault: tooLong(length) };
    return isUtf8(bytes) ? { number, text: textOf(bytes) } : { number, text: '', fault: notUtf8 };
  };
  const endOfRest = (bytes: Uint8Array): Line => {
    keep(bytes);
    const line = lineOf(Buffer.concat(rest), restBytes);
    [rest, restBytes] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    const bytes = isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
    const first = bytes.indexOf(NEWLINE);
    if (first < 0) {
      keep(bytes);
      continue;
    }
    const lines = [endOfRest(bytes.subarray(0, first))];
    const last = bytes.lastIndexOf(NEWLINE);
    if (last > first) {
      const whole = bytes.subarray(first + 1, last);
      // Looked at as one, because most files have no fault.
      if (isUtf8(whole)) for (const text of textOf(whole).split('\n')) lines.push({ number: (number += 1), text });
      else for (const part of partsOf(whole)) lines.push(lineOf(part, part.length));
    }
    keep(bytes.subarray(last + 1));
    yield lines;
  }
  if (restBytes > 0) yield [endOfRest(new Uint8Array())];
}

const textOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf8');

/** Some programs begin a file with a byte order mark. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

function* partsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; ;) {
    const end = bytes.indexOf(NEWLINE, from);
    if (end < 0) {
      yield bytes.subarray(from);
      return;
    }
    yield bytes.subarray(from, end);
    from = end + 1;
  }
}

const notUtf8 = {
  code: 'encoding',
  detail: {
    zh: '该行不是 UTF-8 编码。请将文件转为 UTF-8。',
    en: 'The line is not encoded in UTF-8. Convert the file to UTF-8.',
  },
};

const tooLong = (length: number) => ({
  code: 'too-long',
  detail: {
    zh: `该行长 ${length} 字节，一条记录至多 ${maxBodyBytes} 字节。请确认每行只有一条记录。`,
    en: `The line has ${length} bytes; a record has at most ${maxBodyBytes}. See that each line holds one record.`,
  },
});
