import {
  html,
  nothing,
  ReactiveElement,
  unsafeCSS,
  type CSSResult,
  type PropertyDeclaration,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { baseStyles } from '../../internal/base.styles.js';
import type { ReadClient } from '../../internal/client-context.js';
import { hasFallback } from '../../internal/has-fallback.js';
import { readerDay } from '../../internal/reader-day.js';
import { OnDemand, type Part } from '../../internal/on-demand.js';
import { defineElement, type DefineOptions, type ElementClass } from '../../internal/define-element.js';
import { newElement } from '../../internal/new-element.js';
import { own } from '../../internal/own.js';
import { property } from '../../internal/property.js';
import { readPlainly } from '../../internal/plain-record.js';
import { ReadController, type ReadOptions } from '../../internal/read-controller.js';
import type { ReadFailure } from '../../internal/read-failure.js';
import { provideSignFont } from '../../internal/sign-font.js';
import { canRetry, failureText } from '../../internal/state-views.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement, type Wrapper } from '../../internal/yj-element.js';
import { creditBadgeMessages, type CreditBadgeMessages } from './credit-badge.messages.js';
import styles from './credit-badge.styles.js';
import { creditBadgeSizes, type CreditBadgeSize } from './credit-badge.types.js';
import {
  creditFace,
  isDrawnAlike,
  isPlain,
  kindOfCredit,
  type Circumstances,
  type CreditFace,
  type Words,
} from './credit-face.js';
import { creditInline, creditStandard } from './credit-line.js';
import { keptDrawing } from './kept-drawing.js';
import { codedAddress } from './page-address.js';
import type * as Sheets from './credit-sheet.js';
import type * as QrCodes from './qr-code.js';
import { wrapped } from './wrapped.js';
import { writtenSummary } from './written-summary.js';
import { readCreditSummary, type NoCredit, type ShownCredit, type ShownGrade } from './read-credit-summary.js';

/** The drawings that nearly every page has. */
const lines = { inline: creditInline, standard: creditStandard } as const;

type Parsed = ShownCredit | NoCredit;

/** What a badge shows as a copy, and what it was copied with. */
interface Drawn {
  readonly original: Element;
  readonly asOf: string | undefined;
  readonly reportUrl: string | undefined;
}

/** A drawing with the date and address of another rating. */
function copyOf({ original, asOf, reportUrl }: Drawn): Element {
  const copy = original.cloneNode(true) as Element;
  if (asOf !== undefined) {
    const date = copy.getElementsByClassName('date')[0]?.firstChild;
    if (date) date.nodeValue = asOf;
  }
  if (reportUrl !== undefined) linkIn(copy)?.setAttribute('href', reportUrl);
  return copy;
}

/** The copy that was made last of a rating with a grade: in a list, the next one with that grade mostly is another. */
interface LastCopied {
  readonly wrapper: Wrapper;
  readonly size: CreditBadgeSize;
  readonly data: ShownCredit;
  readonly original: Element;
}
const lastCopied = new WeakMap<ShownGrade, LastCopied>();

/** What every reactive element does of an update beside drawing. */
interface Updating {
  update(changed: PropertyValues): void;
}

/** The one link that a badge may be. */
const linkIn = (root: Element | DocumentFragment | HTMLElement): HTMLAnchorElement | null =>
  root instanceof HTMLAnchorElement ? root : root.querySelector('a');

const statusOfProblem: Readonly<Record<string, 'not-found' | 'unauthorised' | 'withdrawn'>> = {
  unauthorized: 'unauthorised',
  forbidden: 'unauthorised',
  gone: 'withdrawn',
};

/**
 * 信用徽标。Shows how an authority rates an institution or a practitioner: the grade in words, shape and colour, who gave it by which scheme, and
 * always the date.
 *
 * The data comes from the `data` property, a JSON child, the attributes `grade` and its companions, a signed credential, or the nearest
 * provider; all badges of a page make one request. What stands in the tag is shown until then, and where the element does not run at all.
 *
 * @element yj-credit-badge
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there: grade in words, issuer, date and a link. Prints as it is.
 * @csspart base - The wrapper of everything.
 * @csspart badge - The badge; a link when the issuer has a page about the rating.
 * @csspart qr - The QR code of the issuer's page, on a card and a seal.
 * @csspart retry - The button that reads again after an error.
 * @cssprop [--yj-font-size=16px] - Size that all type and space follow.
 * @cssprop [--yj-radius-m=4px] - Corner radius of the card.
 * @cssprop [--yj-excellent-text=#0b4a8c] - Colour of the best tone; each tone has `-text`, `-surface` and `-border`.
 * @fires {CustomEvent<{ status: string }>} yj-load - The data was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - The data could not be read.
 * @fires {CustomEvent<{ property: string, kind: string }>} yj-pii-blocked - A property held a personal number, which is masked; never the number.
 * @example
 * <yj-credit-badge subject="fac-000001">
 *   <a href="https://example.gov.cn/ratings/1">A 守信 · 某市卫生健康委员会 · 2026-01-15</a>
 * </yj-credit-badge>
 */
export class YjCreditBadge extends YjElement<CreditBadgeMessages> {
  static override readonly tagName: string = 'yj-credit-badge';
  // One sheet: a browser looks through each sheet of each of a thousand badges.
  static override styles: CSSResult = unsafeCSS(
    [tokenStyles, baseStyles, toneStyles, styles].map(({ cssText }) => cssText).join(''),
  );

  /** How a badge reads, the same for all of them. */
  private static readonly _readOptions: ReadOptions<Parsed, YjCreditBadge> = {
    given: (badge) => badge.data ?? (badge._token === undefined ? badge._written() : undefined),
    credential: (badge) => badge._token,
    key: (badge) => badge._subject,
    read: (client, options, badge) => client.creditSummaries.get(badge._subject ?? '', options),
    parse: (body, report, badge) => {
      const subject = badge._subject;
      const plain = readPlainly(body, (root) => readCreditSummary(root, subject));
      if (plain !== undefined) return plain;
      // Most pages have nothing to be told of their data.
      const loading = import('./careful-credit.js').then(({ readCarefully }) => readCarefully(body, subject, report));
      badge._loading = loading.catch(() => undefined);
      return loading;
    },
    judge: (data) => ('missing' in data ? (own(statusOfProblem, data.missing) ?? 'not-found') : 'ready'),
    client: (badge) => badge.client,
    led: true,
  };

  /** Identifier of the institution or practitioner. */
  @property() subject: string | undefined;

  /**
   * How much is shown: `inline` within a sentence, `standard`, `card`, `seal` for paper.
   *
   * @reflect
   */
  @property() size: CreditBadgeSize = 'standard';

  /** Body of `GET /v1/credit-summaries`. May hold other subjects too: all badges of a page can share it. */
  @property({ attribute: false }) data: unknown;

  /**
   * A signed credential, a compact JWS whose payload is the same body as `data`. Its signature is not checked: the badge says that it is not
   * verified. Counts before a JSON child and the attributes `grade` and so on.
   */
  @property() credential: string | undefined;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Grade, for a page that writes the badge's data in the tag: its code, such as `A`. */
  @property() grade: string | undefined;

  /** Words of `grade`, such as 守信. */
  @property({ attribute: 'grade-label' }) gradeLabel: string | undefined;

  /** Tone of `grade`: excellent, good, neutral, caution, serious. */
  @property() tone: string | undefined;

  /** Name of the scheme of `grade`. */
  @property() scheme: string | undefined;

  /** Date of `grade`, YYYY-MM-DD. */
  @property({ attribute: 'as-of' }) asOf: string | undefined;

  /** Name of the authority that gave `grade`. */
  @property() issuer: string | undefined;

  /** Address of the issuer's page about `grade`. */
  @property({ attribute: 'report-url' }) reportUrl: string | undefined;

  /** Standing of `grade`, a code of the table credit-status. Without it, `current`. */
  @property({ attribute: 'rating-status' }) ratingStatus: string | undefined;

  /** Day that counts as today, `YYYY-MM-DD`: tells which ratings are past their term. Without it, the reader's own. */
  @property() today: string | undefined;

  protected override readonly messageTables = creditBadgeMessages;

  private readonly _reading = new ReadController<Parsed, YjCreditBadge>(this, YjCreditBadge._readOptions);

  /** The attribute `size`, which costs less to remember than to ask for. */
  private _writtenSize: string | null = null;
  private _loading: Promise<unknown> | undefined;
  private _drawn: Drawn | undefined;
  private _sheets: OnDemand<typeof Sheets> | undefined;
  private _qrCodes: OnDemand<typeof QrCodes> | undefined;
  private _writtenBody: object | undefined;

  /** With the font of its signs, while the page is not laid out yet. */
  static override register(this: ElementClass, options?: DefineOptions): void {
    provideSignFont();
    defineElement(this, options);
  }

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    await this._reading.refresh();
  }

  /** Complete when what the badge asked for is there too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let complete = await super.getUpdateComplete();
    // What was loaded may ask for more.
    for (let awaited: unknown; this._loading !== awaited; complete = await super.getUpdateComplete()) {
      awaited = this._loading;
      await awaited;
    }
    return complete;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._reading.hostConnected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._reading.hostDisconnected();
  }

  override requestUpdate(name?: PropertyKey, before?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, before, options);
    // Told at once outside of the page: inside, a browser looks for the styles that an attribute changes, a thousand times.
    if (name === 'size' && this._writtenSize === null && !this.isConnected) this._reflectSize();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === 'size') this._writtenSize = now;
    // What the property itself has written is no news.
    if (name !== 'size' || now !== this.size) super.attributeChangedCallback(name, before, now);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Before the controllers look for the data.
    if (changed.size > 0) this._writtenBody = undefined;
    // An attribute that was taken away leaves null behind.
    this.size ??= 'standard';
    if (changed.has('size')) this._reflectSize();
    this._reading.hostUpdate();
  }

  /** Says in the tag which size it is, for the styles; the usual one only where another was. */
  private _reflectSize(): void {
    const { size, _writtenSize: written } = this;
    if (written !== size && (written !== null || size !== 'standard')) this.setAttribute('size', size);
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.hasUpdated ? this.shadowRoot?.activeElement : undefined;
    const before = this._drawn;
    const drawn = this._copied(before);
    this._drawn = drawn;
    if (drawn !== before) {
      // The last one: without constructed style sheets, Lit puts style elements before it.
      if (before) this.renderRoot.lastElementChild?.remove();
      if (drawn) this.renderRoot.appendChild(copyOf(drawn));
    }
    // Without Lit's own drawing: a copy needs none of the markers and parts that it keeps for each of a thousand badges.
    if (drawn) (ReactiveElement.prototype as unknown as Updating).update.call(this, changed);
    else super.update(changed);
    if (focused?.localName === 'a') linkIn(this.renderRoot)?.focus();
  }

  protected override renderContent(): unknown {
    const { state } = this._reading;
    if ('data' in state) return 'missing' in state.data ? nothing : this._badge(this._face(state.data));
    if ('failure' in state) return this._failure(state.failure, state.busy);
    return this._place(this._size);
  }

  /** The body that the attributes write; the same object as long as they do not change. */
  private _written(): object | undefined {
    const { grade, ratingStatus } = this;
    // An attribute that was taken away leaves null behind.
    if (!grade && !ratingStatus) return undefined;
    this._writtenBody ??= writtenSummary(this);
    return this._writtenBody;
  }

  private get _token(): string | undefined {
    return this.credential === '' ? undefined : (this.credential ?? undefined);
  }

  private get _subject(): string | undefined {
    return this.subject === '' ? undefined : (this.subject ?? undefined);
  }

  private get _size(): CreditBadgeSize {
    if (creditBadgeSizes.includes(this.size)) return this.size;
    warn(this, `size "${this.size}" is not known: use ${creditBadgeSizes.join(', ')}. standard is used.`);
    return 'standard';
  }

  private _face(data: ShownCredit): CreditFace {
    return creditFace(data, this._circumstances, this._words);
  }

  private get _circumstances(): Circumstances {
    return {
      stale: this._reading.state.status === 'stale',
      unverified: this._reading.unverified,
      today: () => readerDay(this, this.today),
    };
  }

  private get _words(): Words {
    return { messages: this.messages, locale: this.locale };
  }

  /** What a badge shows that looks like others: a drawing, copied from another one of its kind that differs in date and address alone. */
  private _copied(drawn: Drawn | undefined): Drawn | undefined {
    const { state } = this._reading;
    // Texts of its own make a badge unlike the others; and what a template has drawn, it goes on drawing.
    if (this.i18n || (this.hasUpdated && !drawn)) return undefined;
    const size = this._size;
    if (state.status === 'loading' || state.status === 'idle') {
      const kind = `${size}\n${String(hasFallback(this))}`;
      return this._copy(
        this._kept(kind, () => this._place(size)),
        undefined,
        drawn,
      );
    }
    // The others are few, or have something to click.
    if (!('data' in state) || 'missing' in state.data || (size !== 'inline' && size !== 'standard')) return undefined;
    return this._copyOf(size, state.data, drawn);
  }

  private _copyOf(size: keyof typeof lines, data: ShownCredit, drawn: Drawn | undefined): Drawn {
    const { wrapper } = this;
    const plain = isPlain(data) && this._reading.state.status === 'ready' && !this._reading.unverified;
    const last = plain && data.grade ? lastCopied.get(data.grade) : undefined;
    if (last?.wrapper === wrapper && last.size === size && isDrawnAlike(last.data, data))
      return this._copy(last.original, data, drawn);
    const kind = `${size}\n${kindOfCredit(data, this._circumstances)}`;
    const original = this._kept(kind, () => lines[size](this._face(data), this._words));
    if (plain && data.grade) lastCopied.set(data.grade, { wrapper, size, data, original });
    return this._copy(original, data, drawn);
  }

  private _kept(kind: string, draw: () => HTMLElement): Element {
    const { wrapper } = this;
    const { language, direction, theme, care } = wrapper;
    return keptDrawing(`${language}\n${direction}\n${theme}\n${care}\n${kind}`, () => wrapped(draw(), wrapper));
  }

  private _copy(original: Element, rating: ShownCredit | undefined, drawn: Drawn | undefined): Drawn {
    const asOf = rating?.asOf;
    const reportUrl = rating?.reportUrl;
    if (drawn?.original === original && drawn.asOf === asOf && drawn.reportUrl === reportUrl) return drawn;
    return { original, asOf, reportUrl };
  }

  private _badge(face: CreditFace): unknown {
    const size = this._size;
    if (size === 'inline' || size === 'standard') return lines[size](face, this._words);
    this._sheets ??= new OnDemand(this, () => import('./credit-sheet.js'));
    const sheets = this._wait(this._sheets);
    if (!sheets) return html`<div class="holding ${size}">${creditStandard(face)}</div>`;
    let draw: typeof QrCodes.qrCode | undefined;
    if (codedAddress(face.credit.reportUrl) !== undefined) {
      this._qrCodes ??= new OnDemand(this, () => import('./qr-code.js'));
      draw = this._wait(this._qrCodes)?.qrCode;
    }
    return sheets[size](face, this._words, draw);
  }

  /** A part that few pages need, if it is there; else the badge is drawn again when it comes. */
  private _wait<P extends Part>(part: OnDemand<P>): P | undefined {
    const loaded = part.part;
    if (!loaded && !part.failed) this._loading = part.load();
    return loaded;
  }

  /** What keeps the place of a rating: what stands in the tag, or a bar. */
  private _place(size: CreditBadgeSize): HTMLElement {
    if (hasFallback(this)) return newElement('div', { class: `holding ${size}` }, newElement('slot', {}));
    return newElement(
      'span',
      { class: `badge ${size} waiting`, part: 'badge', 'data-tone': 'neutral' },
      newElement('span', { class: 'visually-hidden' }, this.messages.loading),
      newElement('span', { class: 'bar', 'aria-hidden': 'true' }),
    );
  }

  private _failure(failure: ReadFailure, busy: boolean): TemplateResult {
    const { messages } = this;
    const { kind } = failure;
    // What is written in the tag is still an answer when the service is not; not when it was taken back.
    const fallback = hasFallback(this) && (canRetry(failure) || kind === 'data' || kind === 'source');
    if (fallback && kind === 'source') return html`<slot></slot>`;
    return html`${fallback ? html`<slot></slot>` : nothing}
      <span class="badge ${this._size} failed" part="badge" data-tone="neutral" data-kind=${kind}
        ><span>${kind === 'not-found' ? messages.none : failureText(failure, messages)}</span>${
          canRetry(failure)
            ? html`<button
                class="retry no-print"
                part="retry"
                type="button"
                aria-disabled=${busy ? 'true' : nothing}
                @click=${() => {
                  if (!busy) void this.refresh();
                }}
              >
                ${busy ? messages.retrying : messages.retry}
              </button>`
            : nothing
        }</span
      >`;
  }
}
