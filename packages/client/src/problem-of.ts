import type { Problem, ProblemItem } from '@yijian/standard';

/**
 * The problem in the body of an error answer, whatever the server or a gateway before it sent. What is no problem
 * document becomes one with the code `http-<status>`. `secret` is taken out of every text: servers repeat headers in
 * their messages.
 */
export function problemOf(
  status: number,
  contentType: string | null | undefined,
  text: string,
  secret?: string,
): Problem {
  const body = parse(text, secret);
  if (typeof body?.code !== 'string' || typeof body.title !== 'string')
    return {
      type: 'about:blank',
      title: `HTTP ${status}`,
      status,
      code: `http-${status}`,
      detail: `answered with ${contentType ?? 'no content type'} instead of a problem document`,
    };
  const { errors, ...rest } = body as Problem;
  return { ...rest, status, ...(Array.isArray(errors) && { errors: errors.filter(isItem) }) };
}

function parse(text: string, secret: string | undefined): Partial<Problem> | null | undefined {
  const hide = (_: string, value: unknown): unknown =>
    secret && typeof value === 'string' ? value.split(secret).join('[token]') : value;
  try {
    return JSON.parse(text, hide) as Partial<Problem> | null;
  } catch {
    return undefined;
  }
}

const isItem = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && /^(string|undefined)$/.test(typeof (item as ProblemItem).pointer);
