/** How long the browser may be busy before the work is done all the same, and how long it is waited for where nobody can ask it. */
const atLatestMs = 2000;
const withoutAskingMs = 200;

/** Work in small parts that nobody waits for: done while the browser has nothing else to do. */
export class IdleWork {
  private readonly _doPart: () => boolean;
  private _asked = false;

  /** @param doPart does a part that takes no more than a few milliseconds, and tells whether there is more */
  constructor(doPart: () => boolean) {
    this._doPart = doPart;
  }

  /** There is work. Does nothing when that is known. */
  begin(): void {
    if (this._asked) return;
    this._asked = true;
    // Safari has no such thing.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(this._work, { timeout: atLatestMs });
    else setTimeout(this._work, withoutAskingMs);
  }

  private readonly _work = (deadline?: IdleDeadline): void => {
    let more = true;
    do more = this._doPart();
    while (more && deadline && deadline.timeRemaining() > 3);
    this._asked = false;
    if (more) this.begin();
  };
}
