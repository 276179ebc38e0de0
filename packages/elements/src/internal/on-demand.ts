import { adoptStyles, type CSSResult, type ReactiveControllerHost } from '@lit/reactive-element';
import { warn } from './warn.js';

/** What a module that is loaded on demand may bring along beside its functions. */
export interface Part {
  /** Styles for what it draws. */
  readonly styles?: readonly CSSResult[];
}

type Host = ReactiveControllerHost & HTMLElement;

/** What has been loaded, by what loads it: at hand for elements that come later and load by the same function. */
const atHand = new WeakMap<() => Promise<object>, object>();

/**
 * A part of an element that few readers need: loaded when it is first asked for, and drawn by when it has come. An error is warned of once; asked
 * for again later, it is loaded again, for the network may be back.
 */
export class OnDemand<P extends object> {
  private readonly _host: Host;
  private readonly _load: () => Promise<P>;
  private _part: P | undefined;
  /** Whether it could not be loaded. */
  failed = false;
  private _loading: Promise<P | undefined> | undefined;

  constructor(host: Host, load: () => Promise<P>) {
    this._host = host;
    this._load = load;
  }

  /** The part, if it is there. The first question has it loaded, once. */
  get part(): P | undefined {
    const part = this._part ?? (atHand.get(this._load) as P | undefined);
    if (!part && !this.failed) void this.load();
    else if (part && !this._part) this._take(part);
    return part;
  }

  /** Settled when the part that was asked for has come, or cannot; undefined while none is to come. */
  get coming(): Promise<unknown> | undefined {
    return this._part || this.failed ? undefined : this._loading;
  }

  /** The part once it is there; undefined when it cannot be loaded. */
  load(): Promise<P | undefined> {
    this._loading ??= this._load().then(
      (part) => {
        atHand.set(this._load, part);
        this._take(part);
        this._host.requestUpdate();
        return part;
      },
      (error: unknown) => {
        this._loading = undefined;
        this.failed = true;
        this._host.requestUpdate();
        warn(this._host, `a part could not be loaded: ${String(error)}`);
        return undefined;
      },
    );
    return this._loading;
  }

  private _take(part: P): void {
    this._part = part;
    this.failed = false;
    const root = this._host.shadowRoot;
    const { styles } = part as Part;
    if (root && styles) addStyles(root, styles);
  }
}

/** Adds style sheets to those that a shadow tree has. Without constructed sheets, Lit puts in style elements. */
function addStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const own = 'adoptedStyleSheets' in root ? root.adoptedStyleSheets : [];
  adoptStyles(root, [...own, ...styles]);
}
