import { FaultList, type Report } from '../../internal/untrusted.js';
import { warn } from '../../internal/warn.js';

/** How often the console is told of faults that come to light while one reader scrolls through one body. */
const mostWarnings = 3;

/**
 * Faults in texts that are read only when they are shown. Those of one moment become one warning; each personal number is told to the page as
 * `yj-pii-blocked`, as if it had been read at once.
 */
export class LateFaults {
  private readonly _host: Element;
  private _faults: FaultList | undefined;
  private _warnings = 0;

  constructor(host: Element) {
    this._host = host;
  }

  readonly report: Report = (path, problem, personal) => {
    if (!this._faults) {
      this._faults = new FaultList();
      void Promise.resolve().then(() => this._tell());
    }
    this._faults.report(path, problem, personal);
  };

  private _tell(): void {
    const { summary, blocked } = this._faults ?? {};
    this._faults = undefined;
    if (summary !== undefined && (this._warnings += 1) <= mostWarnings) warn(this._host, summary);
    for (const detail of blocked ?? []) {
      this._host.dispatchEvent(new CustomEvent('yj-pii-blocked', { detail, bubbles: true, composed: true }));
    }
  }
}
