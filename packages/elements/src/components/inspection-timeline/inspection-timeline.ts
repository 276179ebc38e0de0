import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReadClient } from '../../internal/client-context.js';
import { PrintController } from '../../internal/print-controller.js';
import { ReadController } from '../../internal/read-controller.js';
import { SizeController } from '../../internal/size-controller.js';
import { canRetry, emptyView, failureText, failureView, loadingView, staleNotice } from '../../internal/state-views.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement } from '../../internal/yj-element.js';
import { densityStrip } from './density-strip.js';
import { eventChains, type Chain } from './event-chains.js';
import type { Words } from './event-facts.js';
import { eventView } from './event-view.js';
import { timelineMessages, type TimelineMessages } from './inspection-timeline.messages.js';
import styles from './inspection-timeline.styles.js';
import { kindFilter } from './kind-filter.js';
import { ledger } from './ledger.js';
import { monthGroups, type YearGroup } from './month-groups.js';
import { MoreEvents } from './more-events.js';
import { overviewOf } from './overview-of.js';
import { newestFirst, readTimeline, type ShownEvent, type ShownOverview, type ShownTimeline } from './read-timeline.js';

/** Events asked for at a time. */
const pageSize = 100;

/** Events drawn at a time: more than any facility has in a page, few enough to draw at once. */
const drawnAtOnce = 500;

/** Whom the overview of everything is about, and whether everything has been read. */
interface Whole {
  readonly facility: string | undefined;
  readonly overview: ShownOverview;
  readonly complete: boolean;
}

/**
 * 监管时间线。Shows the supervision life of one institution: inspections, findings, rectifications with their deadlines, penalties, demerit points,
 * credit grades and licences, grouped by month, newest first, with what led to each and what it led to.
 *
 * The data comes from the `data` property, a JSON child, or the nearest provider. When a kind is chosen while events are still on the server, the
 * server is asked for that kind; otherwise the events at hand are sifted.
 *
 * @element yj-inspection-timeline
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there, such as a link to the institution's records.
 * @csspart base - The wrapper of everything.
 * @csspart header - Name of the institution, number and period of the events.
 * @csspart density - The strip that shows how the events lie over the years.
 * @csspart filter - The buttons that choose kinds of event.
 * @csspart event - One event.
 * @csspart details - The details of an event.
 * @csspart more - The button that loads more.
 * @cssprop [--yj-sticky-top=0px] - Height of what the page keeps at the top of the window: headings stick below it.
 * @cssprop [--yj-font-size=16px] - Size that all type and space follow.
 * @fires {CustomEvent<{ status: string }>} yj-load - The data was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - The data could not be read.
 * @example
 * <yj-inspection-timeline facility="fac-000001">
 *   <a href="https://example.gov.cn/records/1">查看监管记录</a>
 * </yj-inspection-timeline>
 */
export class YjInspectionTimeline extends YjElement<TimelineMessages> {
  static override readonly tagName: string = 'yj-inspection-timeline';
  static override styles = [YjElement.styles, toneStyles, styles];

  /** Identifier of the institution. */
  @property() facility: string | undefined;

  /** Body of `GET /v1/facilities/{facilityId}/timeline`. */
  @property({ attribute: false }) data: unknown;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Day that counts as today, `YYYY-MM-DD`: tells which deadlines have passed. Without it, the reader's own. */
  @property() today: string | undefined;

  /** Level of the headings of years within the page, from 2 to 5; those of months are one lower. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private chosenKinds: ReadonlySet<string> = new Set();
  @state() private openIds: ReadonlySet<string> = new Set();
  @state() private arrivedId: string | undefined;
  @state() private drawn = drawnAtOnce;
  @state() private announcement = '';

  protected override readonly messageTables = timelineMessages;

  private readonly _reading = new ReadController<ShownTimeline>(this, {
    given: () => this.data,
    key: () => (this._facility === undefined ? undefined : JSON.stringify([this._facility, ...this._askedKinds])),
    read: (client, signal) => {
      const kind = this._askedKinds;
      return client.facilities.timeline(
        this._facility ?? '',
        { limit: pageSize, ...(kind.length > 0 && { kind }) },
        { signal },
      );
    },
    parse: readTimeline,
    judge: ({ events }) => (events.length > 0 ? 'ready' : 'empty'),
    client: () => this.client,
  });
  private readonly _more = new MoreEvents(
    this,
    () => this._page,
    (cursor, signal) =>
      this._reading.client?.facilities.timeline(this._facility ?? '', { limit: pageSize, cursor }, { signal }),
  );
  private readonly _size = new SizeController<'s' | 'm' | 'l'>(this, [
    ['s', 0],
    ['m', 36],
    ['l', 54],
  ]);
  private readonly _print = new PrintController(this, () => this.performUpdate());

  private _whole: Whole | undefined;
  /** Every event seen of this institution: what a filter leaves out can still be named as a cause. */
  private _known: ReadonlyMap<string, ShownEvent> = new Map();
  private _chain: (id: string) => Chain = eventChains([]);
  private _chainsOf: readonly ShownEvent[] | undefined;
  /** Event that the reader is to be led to when it is there. */
  private _wanted: string | undefined;

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    await this._reading.refresh();
  }

  protected override get widthName(): string | undefined {
    return this._size.current;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('facility') || changed.has('data')) {
      this.chosenKinds = new Set();
      this.openIds = new Set();
      this.drawn = drawnAtOnce;
      this._whole = undefined;
      this._known = new Map();
    }
  }

  protected override updated(): void {
    if (this._wanted !== undefined && !this._print.printing) void this._arrive(this._wanted);
  }

  protected override renderContent(): unknown {
    const { state: read } = this._reading;
    const { messages } = this;
    const again = { retry: () => void this.refresh(), busy: 'busy' in read && read.busy };
    this._remember();
    const overview = this._whole?.overview;
    switch (read.status) {
      case 'idle':
      case 'loading':
        return overview
          ? html`${this._head(overview)}${loadingView(messages, 6)}`
          : html`<div class="holding"><slot>${loadingView(messages, 6)}</slot></div>`;
      case 'empty':
        return overview && this.chosenKinds.size > 0
          ? html`${this._head(overview)}${emptyView(messages.noneOfKind)}`
          : html`${this._title()}${emptyView(messages.none)}`;
      case 'ready':
        return html`${this._head(overview)}${this._list()}`;
      case 'stale':
        return html`${staleNotice(read.failure, messages, again)}${this._head(overview)}${this._list()}`;
      default:
        if (read.failure.kind === 'source') return html`<slot>${failureView(read.failure, messages, again)}</slot>`;
        return html`${canRetry(read.failure) ? html`<slot></slot>` : nothing}
        ${overview ? this._head(overview) : nothing}${failureView(read.failure, messages, again)}`;
    }
  }

  private get _facility(): string | undefined {
    return this.facility === '' ? undefined : this.facility;
  }

  private get _page(): ShownTimeline | undefined {
    return 'data' in this._reading.state ? this._reading.state.data : undefined;
  }

  /** Kinds that the server is asked for: those chosen, unless every event is here or the data was given. */
  private get _askedKinds(): string[] {
    const given = this.data !== undefined && this.data !== null;
    return given || this._whole?.complete !== false ? [] : Array.from(this.chosenKinds).sort();
  }

  private get _today(): string {
    const { today } = this;
    if (today !== undefined) {
      if (/^\d{4}-\d{2}-\d{2}$/.test(today)) return today;
      warn(this, `today "${today}" must be a date YYYY-MM-DD. The reader's own day is used.`);
    }
    const now = new Date();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  private get _words(): Words {
    return { messages: this.messages, locale: this.locale, today: this._today };
  }

  /** Level of a heading, one or two below the page's own. */
  private _level(below: number): number {
    const { headingLevel } = this;
    if (headingLevel >= 2 && headingLevel <= 5) return Math.floor(headingLevel) + below;
    warn(this, `heading-level must be from 2 to 5, not ${headingLevel}. 3 is used.`);
    return 3 + below;
  }

  /** Keeps what is known of everything while only some kinds are read. */
  private _remember(): void {
    const { events } = this._more;
    if (this._chainsOf !== events) {
      this._chainsOf = events;
      const known = new Map([...this._known, ...events.map((event) => [event.id, event] as const)]);
      this._known = known;
      this._chain = eventChains(Array.from(known.values()).sort(newestFirst));
    }
    const page = this._page;
    if (!page || this._askedKinds.length > 0) return;
    const overview = page.overview ?? (this._more.hasNext ? undefined : overviewOf(this._more.events));
    if (overview) this._whole = { facility: this._facility, overview, complete: !this._more.hasNext };
  }

  private _title(): TemplateResult {
    return html`<p class="subject">${this._page?.subjectName ?? this.messages.title}</p>`;
  }

  private _head(overview: ShownOverview | undefined): TemplateResult {
    const words = this._words;
    const { messages, locale } = words;
    const [first] = overview?.months ?? [];
    const last = overview?.months[overview.months.length - 1];
    return html`<div class="head" part="header">
        ${this._title()}
        ${
          overview === undefined
            ? nothing
            : html`<p class="note">
                ${messages.total(locale.number(overview.total))}${
                  first && last ? html`<span class="span">${messages.period(first.month, last.month)}</span>` : nothing
                }
              </p>`
        }
      </div>
      ${
        overview === undefined
          ? nothing
          : html`${densityStrip(overview, words, { loaded: this._loadedYears, go: (year) => this._goToYear(year) })}
            ${kindFilter(overview, words, { chosen: this.chosenKinds, choose: (kinds) => this._choose(kinds) })}`
      }
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  private get _loadedYears(): ReadonlySet<number> {
    return new Set(this._visible.map(({ occurredOn }) => Number(occurredOn.slice(0, 4))));
  }

  /** The events at hand that the filter lets through. */
  private get _visible(): readonly ShownEvent[] {
    const { events } = this._more;
    return this.chosenKinds.size === 0 ? events : events.filter(({ kind }) => this.chosenKinds.has(kind));
  }

  private _list(): TemplateResult {
    const visible = this._visible;
    const drawn = visible.slice(0, this.drawn);
    const words = this._words;
    const { messages, locale } = words;
    if (visible.length === 0 && !this._more.hasNext) return emptyView(messages.noneOfKind);
    const total = this._total(visible.length);
    if (this._print.printing) {
      return html`${ledger(visible, words, this._chain)}
        <p class="note">${messages.printed(locale.number(visible.length), locale.number(total))}</p>`;
    }
    let index = 0;
    const years = monthGroups(drawn).map((year) => {
      const view = this._year(year, words, index);
      index += year.count;
      return view;
    });
    return html`<ol class="years">
        ${years}
      </ol>
      ${this._moreView(drawn.length, visible.length, total)}`;
  }

  /** Number of events that the filter would let through if all were here. */
  private _total(visible: number): number {
    const { overview } = this._whole ?? {};
    if (!overview || !this._more.hasNext) return visible;
    if (this.chosenKinds.size === 0) return overview.total;
    return overview.kinds.reduce((sum, { kind, count }) => sum + (this.chosenKinds.has(kind) ? count : 0), 0);
  }

  private _year({ year, count, months }: YearGroup, words: Words, from: number): TemplateResult {
    const { messages, locale } = words;
    const all = this._yearCount(year, count);
    let index = from;
    return html`<li class="year-group">
      <div class="year-heading" role="heading" aria-level=${this._level(0)} id="year-${year}" tabindex="-1">
        ${locale.year(year)}
        ${all === undefined ? nothing : html`<span class="note">${messages.count(locale.number(all))}</span>`}
      </div>
      <ol class="months">
        ${months.map(
          ({ month, events }) =>
            html`<li class="month-group" data-many=${events.length > 4 ? '' : nothing}>
              <div
                class="month-heading"
                role="heading"
                aria-level=${this._level(1)}
                aria-label=${locale.month(year, month)}
              >
                ${locale.monthName(month)}
              </div>
              <ol class="events">
                ${events.map((event) =>
                  eventView(event, words, {
                    chain: this._chain(event.id),
                    open: this.openIds.has(event.id),
                    arrived: this.arrivedId === event.id,
                    index: (index += 1),
                    toggle: (id) => this._toggle(id),
                    go: (id) => this._goTo(id),
                  }),
                )}
              </ol>
            </li>`,
        )}
      </ol>
    </li>`;
  }

  /** Number of a year's events; `undefined` while some of them may still be on the server. */
  private _yearCount(year: number, drawn: number): number | undefined {
    if (this.chosenKinds.size === 0) {
      const months = this._whole?.overview.months.filter(({ month }) => Number(month.slice(0, 4)) === year);
      if (months && months.length > 0) return months.reduce((sum, { count }) => sum + count, 0);
    }
    return this._more.hasNext || this._visible.length > this.drawn ? undefined : drawn;
  }

  private _moreView(drawn: number, visible: number, total: number): TemplateResult | typeof nothing {
    const { messages, locale } = this;
    const { busy, failure, hasNext } = this._more;
    if (drawn >= visible && !(hasNext && this._reading.client)) {
      return hasNext
        ? html`<p class="note shown">${messages.shown(locale.number(drawn), locale.number(total))}</p>`
        : nothing;
    }
    return html`<div class="more no-print">
      ${failure ? html`<p role="status">${failureText(failure, messages)}</p>` : nothing}
      <button
        class="button"
        part="more"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @click=${() => void this._showMore(drawn < visible)}
      >
        ${busy ? messages.moreLoading : failure ? messages.retry : messages.more}
      </button>
      <p class="note">${messages.shown(locale.number(drawn), locale.number(total))}</p>
    </div>`;
  }

  /** Draws more of what is here, or reads more; the focus goes to the first new event. */
  private async _showMore(here: boolean): Promise<void> {
    const before = Math.min(this.drawn, this._visible.length);
    if (!here) await this._more.load();
    this.drawn = Math.max(this.drawn, before + drawnAtOnce);
    const added = this._visible.slice(before);
    const [next] = added;
    if (!next) return;
    this.announcement = this.messages.loaded(this.locale.number(added.length));
    this._lead(next.id);
  }

  private _toggle(id: string): void {
    const next = new Set(this.openIds);
    if (!next.delete(id)) next.add(id);
    this.openIds = next;
  }

  private _choose(kinds: ReadonlySet<string>): void {
    this.chosenKinds = kinds;
    this.drawn = drawnAtOnce;
    const { overview } = this._whole ?? {};
    const count = overview?.kinds.reduce((sum, item) => sum + (kinds.has(item.kind) ? item.count : 0), 0) ?? 0;
    this.announcement = this.messages.total(this.locale.number(kinds.size === 0 ? (overview?.total ?? 0) : count));
  }

  private _goTo(id: string): void {
    const place = this._visible.findIndex((event) => event.id === id);
    if (place < 0) this._choose(new Set());
    else this.drawn = Math.max(this.drawn, place + 1);
    this._lead(id);
  }

  private _lead(id: string): void {
    this._wanted = id;
    this.arrivedId = id;
    this.requestUpdate();
  }

  private _goToYear(year: number): void {
    const place = this._visible.findIndex(({ occurredOn }) => Number(occurredOn.slice(0, 4)) === year);
    this.drawn = Math.max(this.drawn, place + 1);
    this.performUpdate();
    this._focusOn(`#year-${year}`, 'start');
  }

  /** Leads the reader to the wanted event once it is drawn; reads on until it is there. */
  private async _arrive(id: string): Promise<void> {
    const index = this._visible.findIndex((event) => event.id === id);
    if (index >= 0 && index < this.drawn) {
      this._wanted = undefined;
      this._focusOn(`#event-${index + 1}`, 'center');
      return;
    }
    if (!this._page || this.chosenKinds.size > 0) return;
    if (index < 0 && this._more.hasNext && !this._more.failure) {
      await this._more.load();
      this.drawn = Math.max(this.drawn, this._visible.length);
    } else {
      this._wanted = undefined;
    }
  }

  private _focusOn(selector: string, block: ScrollLogicalPosition): void {
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block });
  }
}
