import { ProblemError } from './problem.js';

/** Whether a header such as `If-None-Match` names one of the ETags; `*` names any. Weak and strong count alike (RFC 9110, 8.8.3.2). */
export function namesEtag(header: string, etags: readonly string[]): boolean {
  if (header.trim() === '*') return etags.length > 0;
  const named: string[] = header.match(/"[^"]*"/g) ?? [];
  return etags.some((etag) => named.includes(etag));
}

/**
 * Holds a PUT to its conditions: replacing needs `If-Match` with the current ETag; `If-None-Match: *` means create only.
 *
 * @param current ETags of the item as it stands, for every audience; empty when there is none
 * @throws ProblemError `precondition-required` or `precondition-failed`
 */
export function requireConditions(
  current: readonly string[],
  { ifMatch, ifNoneMatch }: { ifMatch?: string; ifNoneMatch?: string },
): void {
  const exists = current.length > 0;
  if (ifNoneMatch !== undefined && namesEtag(ifNoneMatch, current)) {
    throw new ProblemError('precondition-failed', {
      zh: '该标识的记录已存在，而请求要求只新建（If-None-Match）。要替换它，请改用 If-Match 并给出其当前 ETag。',
      en: 'There is such an item already, and the request says create only (If-None-Match). To replace it, send If-Match with its current ETag.',
    });
  }
  if (ifMatch === undefined) {
    if (!exists) return;
    throw new ProblemError('precondition-required', {
      zh: '该记录已存在；替换须以 If-Match 给出其当前 ETag，以免覆盖他人的修改。请先读取该记录。',
      en: "The item exists; replacing it needs If-Match with its current ETag, so that nobody's change is overwritten unseen. Read the item first.",
    });
  }
  if (!namesEtag(ifMatch, current)) {
    throw new ProblemError(
      'precondition-failed',
      exists
        ? {
            zh: '自 If-Match 所指版本以来，该记录已变更。请重新读取，把修改并入新版本后再提交。',
            en: 'The item has changed since the version in If-Match. Read it again, carry your change over, and send it anew.',
          }
        : {
            zh: '没有该标识的记录，If-Match 无从匹配。要新建，请去掉 If-Match。',
            en: 'There is no such item for If-Match to match. To create it, leave If-Match out.',
          },
    );
  }
}
