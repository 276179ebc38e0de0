import { unsafeCSS, type CSSResult, type PropertyDeclaration, type PropertyValues } from '@lit/reactive-element';
import { baseStyles } from '../../internal/base.styles.js';
import type { ReadClient } from '../../internal/client-context.js';
import { canRetry } from '../../internal/failure-text.js';
import { hasFallback } from '../../internal/has-fallback.js';
import { readerDay } from '../../internal/reader-day.js';
import { OnDemand } from '../../internal/on-demand.js';
import { defineElement, type DefineOptions, type ElementClass } from '../../internal/define-element.js';
import { newElement } from '../../internal/new-element.js';
import { property } from '../../internal/property.js';
import type { ReadFailure } from '../../internal/read-failure.js';
import { provideSignFont } from '../../internal/sign-font.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjBase, type Wrapper } from '../../internal/yj-base.js';
import { creditBadgeMessages, type CreditBadgeMessages } from './credit-badge.messages.js';
import styles from './credit-badge.styles.js';
import { creditBadgeSizes, type CreditBadgeSize } from './credit-badge.types.js';
import {
  creditFace,
  hasMarks,
  isDrawnAlike,
  isPlain,
  kindOfCredit,
  type Circumstances,
  type CreditFace,
  type Words,
} from './credit-face.js';
import { creditFailure } from './credit-failure.js';
import type * as Marks from './credit-marks.js';
import type * as Reading from './credit-reading.js';
import type * as Sheets from './credit-sheet.js';
import { creditInline, creditStandard } from './credit-line.js';
import { keptDrawing, type KeptDrawing } from './kept-drawing.js';
import { plateCorners } from './plate-corners.styles.js';
import { wrapped } from './wrapped.js';
import { writtenSummary } from './written-summary.js';
import { readPlainCredit, type ShownCredit, type ShownGrade } from './read-credit-summary.js';

/** The drawings that nearly every page has. */
const lines = { inline: creditInline, standard: creditStandard } as const;

/** The parts that not all badges need. */
const loadReading = (): Promise<typeof Reading> => import('./credit-reading.js');
const loadMarks = (): Promise<typeof Marks> => import('./credit-marks.js');
const loadSheets = (): Promise<typeof Sheets> => import('./credit-sheet.js');

/** What of a rating differs between badges that look alike. */
type Dated = Pick<ShownCredit, 'asOf' | 'reportUrl'>;

/** What a badge shows: a copy of a drawing with a date and an address of its own, or a drawing that is made for it alone. */
interface Drawn extends Dated {
  readonly original: KeptDrawing;
  readonly alone?: boolean;
}

/** What is put into the page: of a copy, with the date and address of its rating. */
function elementOf({ original, asOf, reportUrl, alone }: Drawn): Element {
  if (alone === true) return original.element;
  const copy = original.element.cloneNode(true) as Element;
  if (asOf !== undefined && asOf !== original.asOf) {
    const date = copy.getElementsByClassName('date')[0]?.firstChild;
    if (date) date.nodeValue = asOf;
  }
  if (reportUrl !== undefined && reportUrl !== original.reportUrl) one(copy, 'a')?.setAttribute('href', reportUrl);
  return copy;
}

/** Of what shows no rating, or is no copy. */
const undated: Dated = { asOf: undefined, reportUrl: undefined };

/** The copy that was made last of a rating with a grade: in a list, the next one with that grade mostly is another. */
interface LastCopied {
  readonly wrapper: Wrapper;
  readonly size: CreditBadgeSize;
  readonly data: ShownCredit;
  readonly original: KeptDrawing;
}
const lastCopied = new WeakMap<ShownGrade, LastCopied>();

/** The one element of a kind that a drawing is or holds: a badge has one link or one button. */
const one = (drawing: Element, name: string): HTMLElement | null =>
  drawing.localName === name ? (drawing as HTMLElement) : drawing.querySelector<HTMLElement>(name);

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
export class YjCreditBadge extends YjBase<CreditBadgeMessages> {
  static override readonly tagName: string = 'yj-credit-badge';
  // One sheet: a browser looks through each sheet of each of a thousand badges.
  static override styles: CSSResult = unsafeCSS(
    [tokenStyles, baseStyles, toneStyles, styles, plateCorners].map(({ cssText }) => cssText).join(''),
  );

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

  /** Made when the page has not given the rating plainly; from then on it leads. */
  private _reading: Reading.CreditReading | undefined;
  /** What the page has given plainly, and what it was read from. */
  private _plain: { readonly from: unknown; readonly subject: unknown; readonly credit: ShownCredit } | undefined;

  /** The attribute `size`, which costs less to remember than to ask for. */
  private _writtenSize: string | null = null;
  private _parts: Map<() => Promise<object>, OnDemand<object>> | undefined;
  private _loading: Promise<unknown> | undefined;
  private _drawn: Drawn | undefined;
  private _shown: Element | undefined;
  private _writtenBody: object | undefined;

  /** With the font of its signs, while the page is not laid out yet. */
  static override register(this: ElementClass, options?: DefineOptions): void {
    provideSignFont();
    defineElement(this, options);
  }

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    // The network may be back for what could not be loaded, too.
    for (const part of this._parts?.values() ?? []) if (part.failed) await part.load();
    await this._reading?.refresh();
  }

  /** Complete when what the badge asked for is there too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let complete = await super.getUpdateComplete();
    let loaded: unknown;
    let made: unknown;
    // What was loaded may ask for more.
    while (this._loading !== loaded || this._reading?.making !== made) {
      loaded = this._loading;
      made = this._reading?.making;
      await Promise.all([loaded, made]);
      complete = await super.getUpdateComplete();
    }
    return complete;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this._reading?.hostConnected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._reading?.hostDisconnected();
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
    // Before anything looks for the data.
    if (changed.size > 0) this._writtenBody = undefined;
    // An attribute that was taken away leaves null behind.
    this.size ??= 'standard';
    if (changed.has('size')) this._reflectSize();
    if (!this._reading) this._takeGiven();
    this._reading?.hostUpdate();
  }

  /** Says in the tag which size it is, for the styles; the usual one only where another was. */
  private _reflectSize(): void {
    const { size, _writtenSize: written } = this;
    if (written !== size && (written !== null || size !== 'standard')) this.setAttribute('size', size);
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    const drawn = this._drawing();
    if (drawn === this._drawn) return;
    this._drawn = drawn;
    const [before, now] = [this._shown, elementOf(drawn)];
    const focused = before ? this.shadowRoot?.activeElement : undefined;
    if (before) before.replaceWith(now);
    else this.renderRoot.appendChild(now);
    this._shown = now;
    // What had the focus is gone: the reader stays where it was or, after success by the button, in the element.
    if (focused) (one(now, focused.localName) ?? (now as HTMLElement)).focus();
  }

  /** Takes what the page has given as long as there is nothing odd about it. Else what reads is loaded, and leads from then on. */
  private _takeGiven(): void {
    const { subject } = this;
    const from = this._given();
    if (this._plain && this._plain.from === from && this._plain.subject === subject) return;
    const credit = from === undefined || from === null ? undefined : readPlainCredit(from, subject);
    this._plain = credit && !('missing' in credit) ? { from, subject, credit } : undefined;
    if (this._plain) return;
    this._reading = this._part(loadReading)?.creditReading(this, () => this._given());
    if (this.isConnected) this._reading?.hostConnected();
  }

  /** The body that the page has set, or has written in attributes; the same object as long as they do not change. */
  private _given(): unknown {
    const { data, credential, grade, ratingStatus } = this;
    // An attribute that was taken away leaves null behind.
    if ((data !== undefined && data !== null) || credential || !(grade || ratingStatus)) return data;
    this._writtenBody ??= writtenSummary(this);
    return this._writtenBody;
  }

  private get _size(): CreditBadgeSize {
    if (creditBadgeSizes.includes(this.size)) return this.size;
    warn(this, `size "${this.size}" is not known: use ${creditBadgeSizes.join(', ')}. standard is used.`);
    return 'standard';
  }

  private get _circumstances(): Circumstances {
    return {
      stale: this._reading?.state.status === 'stale',
      unverified: this._reading?.unverified === true,
      today: () => readerDay(this, this.today),
    };
  }

  private get _words(): Words {
    return { messages: this.messages, locale: this.locale };
  }

  /** What is to be shown; the same object as long as that is what is shown already. Whatever the data, never nothing. */
  private _drawing(): Drawn {
    const size = this._size;
    try {
      return this._drawingOf(size);
    } catch (error) {
      warn(this, `could not be drawn: ${String(error)}`);
      return this._alone(this._failure(size, { kind: 'data', detail: '' }, false));
    }
  }

  private _drawingOf(size: CreditBadgeSize): Drawn {
    const state = this._reading?.state;
    const credit = this._plain?.credit ?? (state && 'data' in state ? state.data : undefined);
    if (credit && !('missing' in credit)) return this._rating(size, credit);
    if (state && 'failure' in state) return this._alone(this._failure(size, state.failure, state.busy));
    return this._without(size, loadReading);
  }

  private _rating(size: CreditBadgeSize, credit: ShownCredit): Drawn {
    const marks = hasMarks(credit) ? this._part(loadMarks) : undefined;
    if (!marks && hasMarks(credit)) return this._without(size, loadMarks);
    const draw = (): CreditFace => creditFace(credit, this._circumstances, this._words, marks);
    if (size === 'card' || size === 'seal') return this._alone(this._sheet(size, draw()));
    // Texts of its own make a badge unlike the others.
    return this.i18n ? this._alone(lines[size](draw(), this._words)) : this._copyOf(size, credit, draw);
  }

  /** What is shown as long as a part is not there. */
  private _without(size: CreditBadgeSize, load: () => Promise<object>): Drawn {
    if (this._parts?.get(load)?.failed === true)
      return this._alone(this._failure(size, { kind: 'network', detail: '' }, false));
    if (this.i18n) return this._alone(this._place(size));
    return this._copy(
      this._kept(`${size}\n${String(hasFallback(this))}`, undated, () => this._place(size)),
      undated,
    );
  }

  private _alone(content: HTMLElement | DocumentFragment): Drawn {
    const element = wrapped(content, this.wrapper);
    return { original: { element, ...undated }, ...undated, alone: true };
  }

  /** A drawing, copied from another one of its kind that differs in date and address alone. */
  private _copyOf(size: keyof typeof lines, data: ShownCredit, face: () => CreditFace): Drawn {
    const { wrapper } = this;
    const reading = this._reading;
    const plain = isPlain(data) && (!reading || (reading.state.status === 'ready' && !reading.unverified));
    const last = plain && data.grade ? lastCopied.get(data.grade) : undefined;
    if (last?.wrapper === wrapper && last.size === size && isDrawnAlike(last.data, data))
      return this._copy(last.original, data);
    const kind = `${size}\n${kindOfCredit(data, this._circumstances)}`;
    const original = this._kept(kind, data, () => lines[size](face(), this._words));
    if (plain && data.grade) lastCopied.set(data.grade, { wrapper, size, data, original });
    return this._copy(original, data);
  }

  private _kept(kind: string, { asOf, reportUrl }: Dated, draw: () => HTMLElement): KeptDrawing {
    const { wrapper } = this;
    const { language, direction, theme, care } = wrapper;
    return keptDrawing(`${language}\n${direction}\n${theme}\n${care}\n${kind}`, () => ({
      element: wrapped(draw(), wrapper),
      asOf,
      reportUrl,
    }));
  }

  private _copy(original: KeptDrawing, { asOf, reportUrl }: Dated): Drawn {
    const drawn = this._drawn;
    if (drawn?.original === original && drawn.asOf === asOf && drawn.reportUrl === reportUrl) return drawn;
    return { original, asOf, reportUrl };
  }

  private _sheet(size: 'card' | 'seal', face: CreditFace): HTMLElement {
    const sheets = this._part(loadSheets);
    if (!sheets) return newElement('div', { class: `holding ${size}` }, creditStandard(face));
    const coded = sheets.codedAddress(face.credit.reportUrl) !== undefined;
    return sheets[size](face, this._words, coded ? this._part(sheets.loadQrCode)?.qrCode : undefined);
  }

  /** A part that not all badges need, if it is there; else the badge is drawn again when it comes. */
  private _part<P extends object>(load: () => Promise<P>): P | undefined {
    this._parts ??= new Map();
    const part = (this._parts.get(load) ?? new OnDemand(this, load)) as OnDemand<P>;
    this._parts.set(load, part);
    const there = part.part;
    if (!there && !part.failed) this._loading = part.load();
    return there;
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

  private _failure(size: CreditBadgeSize, failure: ReadFailure, busy: boolean): DocumentFragment {
    const { kind } = failure;
    // What is written in the tag is still an answer when the service is not; not when it was taken back.
    const fallback = hasFallback(this) && (canRetry(failure) || kind === 'data' || kind === 'source');
    const view = document.createDocumentFragment();
    if (fallback) view.append(newElement('slot', {}), ' ');
    if (!fallback || kind !== 'source')
      view.append(creditFailure(size, failure, this.messages, { busy, retry: () => void this.refresh() }));
    return view;
  }
}
