/**
 * Longest wait for a page that is slow to arrive, in milliseconds: what stands at its top shall not wait for its end.
 */
const longestWaitMs = 100;

/**
 * Calls a function once when everything that happens together has happened: after this turn of the event loop, or
 * while a page is being parsed, when it has been, but within 100 ms.
 *
 * A timer, not a microtask: while a page is parsed, microtasks run after each element. Nor a message channel, which
 * is no later and keeps Node running. And not the turn alone while parsing, because the parser yields every few dozen
 * elements.
 */
export function afterTurn(call: () => void): void {
  const { document } = globalThis as { document?: Document };
  if (document?.readyState !== 'loading') {
    setTimeout(call, 0);
    return;
  }
  const done = (): void => {
    clearTimeout(timer);
    document.removeEventListener('DOMContentLoaded', done);
    call();
  };
  const timer = setTimeout(done, longestWaitMs);
  document.addEventListener('DOMContentLoaded', done);
}
