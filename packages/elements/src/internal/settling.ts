/** How long after the last move something is settled. */
const settledAfterMs = 150;

/** Does something when the reader has stopped scrolling. One timer for a whole way: to set and clear one in each frame costs more than the wait. */
export class Settling {
  private readonly _settle: () => void;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _moved = 0;

  constructor(settle: () => void) {
    this._settle = settle;
  }

  /** To be called at each move. */
  later(): void {
    this._moved = performance.now();
    this._timer ??= setTimeout(this._look, settledAfterMs);
  }

  cancel(): void {
    clearTimeout(this._timer);
    this._timer = undefined;
  }

  private readonly _look = (): void => {
    const left = this._moved + settledAfterMs - performance.now();
    this._timer = left > 0 ? setTimeout(this._look, left) : undefined;
    if (left <= 0) this._settle();
  };
}
