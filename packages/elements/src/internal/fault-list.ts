import type { PersonalKind, Report } from './untrusted.js';

/** Something personal that was blocked, by the name of the property that held it. */
export interface BlockedProperty {
  /** JSON Pointer into the body, such as `/data/0/issuer/name`. */
  readonly property: string;
  readonly kind: PersonalKind;
}

/** As many of them as a page is told of at once. */
const mostBlocked = 20;

/** Collects faults for one warning: the first few in full, the rest as a number. Personal numbers come first. */
export class FaultList {
  private readonly _first: string[] = [];
  private readonly _blocked: BlockedProperty[] = [];
  private _count = 0;

  readonly report: Report = (path, problem, personal) => {
    this._count += 1;
    const line = `${path || '/'} ${problem}`;
    if (personal === undefined) {
      if (this._first.length < 3) this._first.push(line);
    } else if (this._blocked.length < mostBlocked && !this._blocked.some(({ property }) => property === path)) {
      this._blocked.push({ property: path, kind: personal });
      this._first.unshift(line);
    }
  };

  /** The personal numbers that were masked, once for each property. */
  get blocked(): readonly BlockedProperty[] {
    return this._blocked;
  }

  /** The faults in one sentence, or `undefined` when there are none. */
  get summary(): string | undefined {
    if (this._count === 0) return undefined;
    const shown = this._first.slice(0, 3);
    const rest = this._count - shown.length;
    return `faulty data: ${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
  }
}
