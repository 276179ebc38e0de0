import { ProblemError } from './problem.js';

/**
 * Reads a request body as JSON.
 *
 * @throws ProblemError `bad-json` with the place of the fault
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('bad-json', {
      zh: '请求体不是 UTF-8 编码。请以 UTF-8 编码发送 JSON。',
      en: 'The body is not encoded in UTF-8. Send JSON in UTF-8.',
    });
  }
  if (text.trim() === '') throw emptyBody();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw brokenJson(text, (error as Error).message);
  }
}

export const emptyBody = (): ProblemError =>
  new ProblemError('bad-json', {
    zh: '请求体为空。请以 application/json 发送一个 JSON 对象。',
    en: 'The body is empty. Send a JSON object as application/json.',
  });

function brokenJson(text: string, message: string): ProblemError {
  const position = positionIn(text, message);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  const found = text.slice(position, position + 12);
  return new ProblemError('bad-json', {
    zh: `请求体在第 ${line} 行第 ${column} 列（第 ${position} 个字符之后）不是合法的 JSON：${found === '' ? '内容到此中断' : `此处为 ${JSON.stringify(found)}`}。`,
    en: `The body is not JSON at line ${line}, column ${column} (after ${position} characters): ${found === '' ? 'it ends there' : `there stands ${JSON.stringify(found)}`}.`,
  });
}

/** Where the parser stopped, counted from 0. */
function positionIn(text: string, message: string): number {
  const told = /at position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  if (!message.startsWith('Unexpected token')) return text.length;
  // This one message does not tell. A beginning of the text that fails the same way holds the fault; a shorter one ends too early.
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (failsByToken(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return good;
}

function failsByToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as Error).message.startsWith('Unexpected token');
  }
}
