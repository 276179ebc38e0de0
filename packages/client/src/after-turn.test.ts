import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterTurn } from './after-turn.js';

const call = vi.fn();
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  call.mockReset();
});

const page = (readyState: string): EventTarget => {
  const document = Object.assign(new EventTarget(), { readyState });
  vi.stubGlobal('document', document);
  return document;
};

it.each([undefined, 'interactive', 'complete'])(
  'calls in a task after this turn where the page is %s',
  async (readyState) => {
    if (readyState) page(readyState);
    afterTurn(call);
    await Promise.resolve();
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(call).toHaveBeenCalledOnce();
  },
);

it('waits while the page is parsed, and then calls once', () => {
  const document = page('loading');
  afterTurn(call);
  vi.advanceTimersByTime(60);
  expect(call).not.toHaveBeenCalled();
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(call).toHaveBeenCalledOnce();
  document.dispatchEvent(new Event('DOMContentLoaded'));
  vi.runAllTimers();
  expect(call).toHaveBeenCalledOnce();
});

it('does not wait for the end of a page that is slow to arrive', () => {
  const document = page('loading');
  afterTurn(call);
  vi.advanceTimersByTime(100);
  expect(call).toHaveBeenCalledOnce();
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(call).toHaveBeenCalledOnce();
});
