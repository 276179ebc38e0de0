import {
  html,
  nothing,
  type CSSResultGroup,
  type CSSResultOrNative,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { canRetry, failureText } from '../../internal/failure-text.js';
import type { ReadClient } from '../../internal/client-context.js';
import { hasFallback } from '../../internal/has-fallback.js';
import { OnDemand, type Part } from '../../internal/on-demand.js';
import { PrintController } from '../../internal/print-controller.js';
import { property } from '../../internal/property.js';
import { ReadController } from '../../internal/read-controller.js';
import { readerDay } from '../../internal/reader-day.js';
import { saveFile } from '../../internal/save-file.js';
import { SizeController } from '../../internal/size-controller.js';
import { state } from '../../internal/state.js';
import { emptyView, failureView, loadingView, staleNotice } from '../../internal/state-views.js';
import { stateViewStyles } from '../../internal/state-views.styles.js';
import { toneStyles } from '../../internal/tone.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement } from '../../internal/yj-element.js';
import { densityStrip } from './density-strip.js';
import { EventChains } from './event-chains.js';
import type { Words } from './event-facts.js';
import { indexOf } from './event-index.js';
import type { EventList, ListDrawing } from './event-list.js';
import { type Look, type RowState, rowOf } from './event-row.js';
import type { Found } from './event-search.js';
import { timelineMessages, type TimelineMessages } from './inspection-timeline.messages.js';
import styles from './inspection-timeline.styles.js';
import { kindFilter } from './kind-filter.js';
import { LateFaults } from './late-faults.js';
import { ledger } from './ledger.js';
import { MoreEvents } from './more-events.js';
import { overviewOf } from './overview-of.js';
import { daysOf, inPeriod, type Period } from './period.js';
import { newestFirst, readTimeline, type ShownEvent, type ShownOverview, type ShownTimeline } from './read-timeline.js';
import { searchBar } from './search-bar.js';
import { WholeList } from './whole-list.js';
import { styles as windowStyles, WindowList } from './window-list.js';

/** Events asked for at a time. */
const pageSize = 100;

/** Most events that are all in the document; more are drawn as far as they are in sight. */
const mostWhole = 1000;

/** How long the button for more must be in sight before it is pressed for the reader, who may only be passing by. */
const autoAfterMs = 700;

/** How long after the last key the search begins. */
const searchAfterMs = 200;

/** What the address of a link to one event ends in. */
const fragment = '#yj-event-';

/** The overview of everything, and whether everything has been read. */
interface Whole {
  readonly overview: ShownOverview;
  readonly complete: boolean;
}

/** Answers with what was made before as long as it was made of the same things. */
function remembered<Of extends readonly unknown[], T>(make: (...of: Of) => T): (...of: Of) => T {
  let known: { readonly of: Of; readonly is: T } | undefined;
  return (...of) => {
    if (!known || of.some((part, index) => part !== known?.of[index])) known = { of, is: make(...of) };
    return known.is;
  };
}

/**
 * 监管时间线。Shows the supervision life of one institution: inspections, findings, rectifications with their deadlines, penalties, demerit points,
 * credit grades and licences, grouped by month, newest first, with what led to each and what it led to.
 *
 * The data comes from the `data` property, a JSON child, a signed credential, or the nearest provider. When a kind or a period is chosen while
 * events are still on the server, the server is asked for it; otherwise the events at hand are sifted.
 *
 * Up to 1,000 events are all in the document, so that the browser finds every word; of more only those in sight are, in a place that scrolls by
 * itself, where the arrow keys, Page Up, Page Down, Home and End go from event to event.
 *
 * @element yj-inspection-timeline
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there, such as a link to the institution's records.
 * @csspart base - The wrapper of everything.
 * @csspart header - Name of the institution, number and period of the events.
 * @csspart density - The strip that shows how the events lie over the years, with the handles that choose a period.
 * @csspart filter - The buttons that choose kinds of event.
 * @csspart search - The search within the events.
 * @csspart scroller - What more than 1,000 events scroll in.
 * @csspart event - One event.
 * @csspart details - The details of an event.
 * @csspart more - The button that loads more.
 * @cssprop [--yj-sticky-top=0px] - Height of what the page keeps at the top of the window: headings stick below it.
 * @cssprop [--yj-inspection-timeline-height=80vh] - Greatest height of the place that more than 1,000 events scroll in.
 * @cssprop [--yj-font-size=16px] - Size that all type and space follow.
 * @fires {CustomEvent<{ status: string }>} yj-load - The data was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - The data could not be read.
 * @fires {CustomEvent<{ property: string, kind: string }>} yj-pii-blocked - A property held a personal number, which is masked; never the number.
 * @example
 * <yj-inspection-timeline facility="fac-000001">
 *   <a href="https://example.gov.cn/records/1">查看监管记录</a>
 * </yj-inspection-timeline>
 */
export class YjInspectionTimeline extends YjElement<TimelineMessages> {
  static override readonly tagName: string = 'yj-inspection-timeline';
  static override styles = [YjElement.styles, stateViewStyles, toneStyles, styles, ...windowStyles];

  /** Has the styles parsed when the element is defined, which is most often while its data is still on the way. */
  protected static override finalizeStyles(given?: CSSResultGroup): CSSResultOrNative[] {
    const all = super.finalizeStyles(given);
    all.forEach((each) => 'cssText' in each && each.styleSheet);
    return all;
  }

  /** Identifier of the institution. */
  @property() facility: string | undefined;

  /** Body of `GET /v1/facilities/{facilityId}/timeline`. */
  @property({ attribute: false }) data: unknown;

  /**
   * A signed credential, a compact JWS whose payload is the same body as `data`. Its signature is not checked: the timeline says that it is not
   * verified. Counts before a JSON child and a provider.
   */
  @property() credential: string | undefined;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Day that counts as today, `YYYY-MM-DD`: tells which deadlines have passed. Without it, the reader's own. */
  @property() today: string | undefined;

  /** Identifier of an event that the reader is led to: it is scrolled to, opened and gets the focus, when it has been read from the server. */
  @property() event: string | undefined;

  /** Leads to the event that the page's address names, as `#yj-event-<identifier>`, and lets the reader copy such addresses. */
  @property({ type: Boolean, attribute: 'event-links' }) eventLinks = false;

  /** Level of the headings of years within the page, from 2 to 5; those of months are one lower. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  @state() private chosenKinds: ReadonlySet<string> = new Set();
  @state() private period: Period | undefined;
  /** The period that the reader is about to choose; `null` while that is not so. */
  @state() private previewed: Period | undefined | null = null;
  @state() private openIds: ReadonlySet<string> = new Set();
  @state() private storyIds: ReadonlySet<string> = new Set();
  @state() private arrivedId: string | undefined;
  @state() private announcement = '';
  /** What went wrong in leading the reader somewhere, for all to see. */
  @state() private notice = '';
  @state() private found: Found | undefined;
  /** Place of the search among what it has found. */
  @state() private hit = -1;

  protected override readonly messageTables = timelineMessages;

  private readonly _late = new LateFaults(this);
  private readonly _reading = new ReadController<ShownTimeline>(this, {
    given: () => this.data,
    credential: () => this._token,
    key: () => {
      const { kind, from, to } = this._asked;
      return this._facility === undefined ? undefined : JSON.stringify([this._facility, kind, from, to]);
    },
    // Newer events do not push aside what the reader has loaded below: they come with the next read.
    read: (client, { signal, reload }) =>
      client.facilities.timeline(this._facility ?? '', { limit: pageSize, ...this._asked }, { signal, reload }),
    parse: (body, report) => readTimeline(body, report, this._late.report),
    judge: ({ events }) => (events.length > 0 ? 'ready' : 'empty'),
    client: () => this.client,
  });
  private readonly _more = new MoreEvents(
    this,
    () => this._page,
    (cursor, signal) =>
      this._reading.client?.facilities.timeline(this._facility ?? '', { limit: pageSize, cursor }, { signal }),
    this._late.report,
  );
  private readonly _size = new SizeController<'s' | 'm' | 'l'>(this, [
    ['s', 0],
    ['m', 36],
    ['l', 54],
  ]);
  private readonly _print = new PrintController(this, () => this.performUpdate());

  private readonly _stories = new OnDemand(this, () => import('./story-view.js'));
  private readonly _files = new OnDemand(this, () => import('./event-texts.js'));
  private readonly _searching = new OnDemand(this, () => import('./event-search.js'));

  private _whole: Whole | undefined;
  /** Every event seen of this institution: what a filter leaves out can still be named as a cause. */
  private _known: readonly ShownEvent[] = [];
  private _chains = new EventChains([]);
  private _knownOf: readonly ShownEvent[] | undefined;
  /** Event that the reader is to be led to when it is there. */
  private _wanted: string | undefined;
  private _search: ((query: string) => Found) | undefined;
  private _query = '';
  private _searchTimer: ReturnType<typeof setTimeout> | undefined;
  private _lists: { whole?: WholeList; window?: WindowList } = {};
  private _list: EventList | undefined;
  private _drawing: ListDrawing | undefined;
  private _auto: { readonly button: Element; readonly observer: IntersectionObserver } | undefined;
  private _autoTimer: ReturnType<typeof setTimeout> | undefined;

  private readonly _wordsOf = remembered(
    (messages: Words['messages'], locale: Words['locale'], today: string): Words => ({ messages, locale, today }),
  );
  private readonly _visibleOf = remembered(
    (events: readonly ShownEvent[], kinds: ReadonlySet<string>, period: Period | undefined): readonly ShownEvent[] =>
      kinds.size === 0 && !period
        ? events
        : events.filter(
            ({ kind, occurredOn }) => (kinds.size === 0 || kinds.has(kind)) && inPeriod(occurredOn, period),
          ),
  );
  private readonly _overviewOf = remembered(overviewOf);
  private readonly _lookOf = remembered(
    (
      words: Words,
      chains: EventChains,
      compact: boolean,
      mark: Look['mark'],
      links: boolean,
      asks: boolean,
      story: Look['story'],
    ): Look => ({
      words,
      chains,
      compact,
      mark,
      story,
      go: (id) => this._goTo(id),
      copy: (event) => void this._copy(event),
      copyLink: links
        ? ({ id }) => void this._copyText(`${location.href.split('#')[0] ?? ''}${fragment}${encodeURIComponent(id)}`)
        : undefined,
      toggleStory: ({ id }) => void this._toggleStory(id),
      find: asks ? (id) => this._lead(id) : undefined,
    }),
  );

  /** Reads again through the client. */
  async refresh(): Promise<void> {
    await this._reading.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this._followAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this._followAddress);
    clearTimeout(this._searchTimer);
    clearTimeout(this._autoTimer);
    this._auto?.observer.disconnect();
    this._auto = undefined;
  }

  protected override get widthName(): string | undefined {
    return this._size.current;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('facility') || changed.has('data') || changed.has('credential')) {
      this.chosenKinds = new Set();
      this.period = undefined;
      this.openIds = new Set();
      this.notice = '';
      this._whole = undefined;
      this._known = [];
      this._lists = {};
    }
    if (changed.has('event') && this.event) this._open(this.event);
    if (changed.has('eventLinks')) this._followAddress();
  }

  protected override updated(): void {
    if (
      this._drawing &&
      this._list &&
      this._list === this._lists.window &&
      this._size.current !== undefined &&
      !this._print.printing
    ) {
      this._list.render(this._drawing);
    }
    this._watchMore();
    if (this._wanted !== undefined && !this._print.printing) void this.updateComplete.then(() => this._arrive());
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
        return overview && this._filtered
          ? html`${this._head(overview)}${emptyView(messages.noneOfKind)}`
          : html`${this._title()}${emptyView(messages.none)}`;
      case 'ready':
        return html`${this._head(overview)}${this._events()}`;
      case 'stale':
        return html`${staleNotice(read.failure, messages, again)}${this._head(overview)}${this._events()}`;
      default:
        if (read.failure.kind === 'source') return html`<slot>${failureView(read.failure, messages, again)}</slot>`;
        // What is written in the tag is still an answer when the service is not; not when it was taken back.
        return html`${hasFallback(this) && (canRetry(read.failure) || read.failure.kind === 'data') ? html`<slot></slot>` : nothing}
        ${overview ? this._head(overview) : nothing}${failureView(read.failure, messages, again)}`;
    }
  }

  private get _facility(): string | undefined {
    return this.facility === '' ? undefined : (this.facility ?? undefined);
  }

  private get _token(): string | undefined {
    return this.credential === '' ? undefined : (this.credential ?? undefined);
  }

  private get _page(): ShownTimeline | undefined {
    return 'data' in this._reading.state ? this._reading.state.data : undefined;
  }

  private get _filtered(): boolean {
    return this.chosenKinds.size > 0 || this.period !== undefined;
  }

  /** What the server is asked for: what is chosen, unless every event is here or the data was given. */
  private get _asked(): { kind?: string[]; from?: string; to?: string } {
    const given = (this.data !== undefined && this.data !== null) || this._token !== undefined;
    if (given || this._whole?.complete !== false) return {};
    return {
      ...(this.chosenKinds.size > 0 && { kind: [...this.chosenKinds].sort() }),
      ...(this.period && daysOf(this.period)),
    };
  }

  private get _asks(): boolean {
    return Object.keys(this._asked).length > 0;
  }

  private get _words(): Words {
    return this._wordsOf(this.messages, this.locale, readerDay(this, this.today));
  }

  /** Level of the headings of years. */
  private get _level(): number {
    const { headingLevel } = this;
    if (headingLevel >= 2 && headingLevel <= 5) return Math.floor(headingLevel);
    warn(this, `heading-level must be from 2 to 5, not ${headingLevel}. 3 is used.`);
    return 3;
  }

  /** The events at hand that the filters let through. */
  private get _visible(): readonly ShownEvent[] {
    return this._visibleOf(this._more.events, this.chosenKinds, this.period);
  }

  /** Keeps what is known of everything while only some kinds or some years are read. */
  private _remember(): void {
    const { events, hasNext } = this._more;
    if (this._knownOf !== events) {
      this._knownOf = events;
      if (this._asks) {
        const byId = new Map([...this._known, ...events].map((event) => [event.id, event]));
        this._known = [...byId.values()].sort(newestFirst);
      } else if (events.length > 0) {
        this._known = events;
      }
      this._chains = new EventChains(this._known);
    }
    const page = this._page;
    if (!page || this._asks) return;
    const overview = page.overview ?? (hasNext ? undefined : this._overviewOf(events));
    if (overview) this._whole = { overview, complete: !hasNext };
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
      ${this._reading.unverified ? html`<p class="caveat">${messages.unverified}</p>` : nothing}
      ${overview === undefined ? nothing : this._filters(overview, words)}
      <p class="visually-hidden" role="status">${this.announcement}</p>
      ${this.notice === '' ? nothing : html`<p class="notice" role="alert">${this.notice}</p>`}`;
  }

  /** Density, period, kinds, search; with counts of what the other filter lets through, where everything is at hand. */
  private _filters(overview: ShownOverview, words: Words): TemplateResult {
    const { messages, locale } = words;
    const { events } = this._more;
    const complete = this._whole?.complete === true;
    const sifted = (all: readonly { readonly count: number }[], by: ShownOverview): ShownOverview => ({
      ...by,
      total: all.reduce((sum, { count }) => sum + count, 0),
    });
    let [forKinds, forStrip] = [overview, overview];
    if (complete && this.period) {
      const counted = new Map(
        overviewOf(events.filter(({ occurredOn }) => inPeriod(occurredOn, this.period))).kinds.map(
          ({ kind, count }) => [kind, count],
        ),
      );
      const kinds = overview.kinds.map(({ kind }) => ({ kind, count: counted.get(kind) ?? 0 }));
      forKinds = sifted(kinds, { ...overview, kinds });
    }
    if (complete && this.chosenKinds.size > 0) {
      const some = events.filter(({ kind }) => this.chosenKinds.has(kind));
      const counted = new Map(overviewOf(some).months.map(({ month, count }) => [month, count]));
      const months = overview.months.map(({ month }) => ({ month, count: counted.get(month) ?? 0 }));
      forStrip = sifted(months, { ...overview, months });
    }
    const shown = this.previewed === null ? this.period : this.previewed;
    const inShown = forStrip.months.reduce((sum, { month, count }) => sum + (inPeriod(month, shown) ? count : 0), 0);
    return html`${densityStrip(forStrip, words, this.widthName, {
      loaded: this._loadedYears,
      go: (year) => this._goToYear(year),
      period: shown,
      preview: (period) => (this.previewed = period),
      choose: (period) => this._choose(this.chosenKinds, period),
    })}
    ${
      shown
        ? html`<p class="period no-print">
            <bdi>${messages.period(shown.from, shown.to)}</bdi>
            <b><bdi>${messages.count(locale.number(inShown))}</bdi></b>
            <button class="link" type="button" @click=${() => this._choose(this.chosenKinds, undefined)}>
              ${messages.wholePeriod}
            </button>
          </p>`
        : nothing
    }
    ${kindFilter(forKinds, words, {
      chosen: this.chosenKinds,
      choose: (kinds) => this._choose(kinds, this.period),
    })}
    ${
      this._visible.length === 0
        ? nothing
        : searchBar(words, {
            subject: this._page?.subjectName,
            found: this.found,
            hit: this.hit,
            loaded: this._more.hasNext ? this._visible.length : undefined,
            total: this._total(this._visible.length),
            look: (query) => this._lookFor(query),
            go: (step) => void this._goToHit(step),
            csv: () => void this._saveCsv(),
          })
    }`;
  }

  private get _loadedYears(): ReadonlySet<number> {
    return new Set(indexOf(this._visible).groups.map(({ year }) => year));
  }

  private _events(): TemplateResult {
    const visible = this._visible;
    const words = this._words;
    const { messages, locale } = words;
    this._drawing = undefined;
    if (visible.length === 0 && !this._more.hasNext) return emptyView(messages.noneOfKind);
    const total = this._total(visible.length);
    if (this._print.printing) {
      return html`${ledger(visible, words, this._chains)}
        <p class="note">${messages.printed(locale.number(visible.length), locale.number(total))}</p>`;
    }
    const windowed = Math.max(visible.length, total) > mostWhole;
    const list = windowed ? (this._lists.window ??= this._newWindow()) : (this._lists.whole ??= this._newWhole());
    if (this.found && this.found.events.length > 0 && this._foundIn !== visible) this._searchAgain();
    const current = this.found?.events[this.hit];
    this._list = list;
    this._drawing = {
      events: visible,
      groups: indexOf(visible).groups,
      look: this._lookOf(
        words,
        this._chains,
        windowed,
        this.found && this.found.events.length > 0 ? this.found.mark : undefined,
        this.eventLinks,
        this._more.hasNext && this._reading.client !== undefined,
        this.storyIds.size > 0 ? this._stories.part?.storyView : undefined,
      ),
      stateOf: (event): RowState => ({
        open: this.openIds.has(event.id),
        arrived: this.arrivedId === event.id,
        current: current === event,
        story: this.storyIds.has(event.id),
      }),
      level: this._level,
      yearCount: (year) => this._yearCount(year),
    };
    if (!windowed) list.render(this._drawing);
    return html`${list.element}${this._moreView(visible.length, total)}`;
  }

  private _newWhole(): WholeList {
    const list = new WholeList();
    list.element.addEventListener('click', this._onClick);
    return list;
  }

  private _newWindow(): WindowList {
    const list = new WindowList(() => {
      if (this._more.hasNext && !this._more.busy && !this._more.failure) void this._loadMore();
    });
    list.element.addEventListener('click', this._onClick);
    return list;
  }

  /** One listener for all rows. */
  private readonly _onClick = ({ target }: Event): void => {
    const clicked = target as Element;
    const link = clicked.closest<HTMLElement>('[data-go]');
    if (link) return this._goTo(link.dataset['go'] ?? '');
    const row = clicked.closest('.title') && clicked.closest('.event');
    const id = row ? rowOf.get(row)?.event?.id : undefined;
    if (id === undefined) return;
    const next = new Set(this.openIds);
    if (!next.delete(id)) next.add(id);
    this.openIds = next;
  };

  /** Number of events that the filters would let through if all were here. */
  private _total(visible: number): number {
    const { overview } = this._whole ?? {};
    if (!this._more.hasNext) return visible;
    if (this._asks) return this._page?.overview?.total ?? visible;
    if (!overview || this.period) return visible;
    if (this.chosenKinds.size === 0) return overview.total;
    return overview.kinds.reduce((sum, { kind, count }) => sum + (this.chosenKinds.has(kind) ? count : 0), 0);
  }

  /** Number of a year's events; `undefined` while some of them may still be on the server. */
  private _yearCount(year: number): number | undefined {
    if (!this._filtered) {
      const months = this._whole?.overview.months.filter(({ month }) => Number(month.slice(0, 4)) === year);
      if (months && months.length > 0) return months.reduce((sum, { count }) => sum + count, 0);
    }
    if (this._more.hasNext) return undefined;
    return indexOf(this._visible).groups.reduce((sum, group) => sum + (group.year === year ? group.count : 0), 0);
  }

  private _moreView(visible: number, total: number): TemplateResult | typeof nothing {
    const { messages, locale } = this;
    const { busy, failure, hasNext } = this._more;
    if (!hasNext) return nothing;
    const shown = html`<p class="note shown">${messages.shown(locale.number(visible), locale.number(total))}</p>`;
    if (!this._reading.client) return shown;
    return html`<div class="more no-print">
      ${failure ? html`<p role="status">${failureText(failure, messages)}</p>` : nothing}
      <button
        class="button"
        part="more"
        type="button"
        aria-disabled=${busy ? 'true' : nothing}
        @pointerenter=${() => clearTimeout(this._autoTimer)}
        @focus=${() => clearTimeout(this._autoTimer)}
        @click=${() => void this._showMore()}
      >
        ${busy ? messages.moreLoading : failure ? messages.retry : messages.more}
      </button>
      ${shown}
    </div>`;
  }

  /** Presses the button for more when it has been in sight for a while. Not after a failure: that is for the reader to try again. */
  private _watchMore(): void {
    const button = this.renderRoot.querySelector('.more .button');
    if (button === (this._auto?.button ?? null)) return;
    this._auto?.observer.disconnect();
    this._auto = undefined;
    if (!button || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(this._autoTimer);
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this._autoTimer = setTimeout(() => {
        if (!this._more.failure && !this._print.printing) void this._loadMore();
      }, autoAfterMs);
    });
    observer.observe(button);
    this._auto = { button, observer };
  }

  /** Reads the next page. @returns its first event that the filters let through */
  private async _loadMore(): Promise<ShownEvent | undefined> {
    const before = this._visible.length;
    await this._more.load();
    const added = this._visible.slice(before);
    if (added.length > 0) this.announcement = this.messages.loaded(this.locale.number(added.length));
    return added[0];
  }

  /** Reads more because the reader asked for it: the focus goes to the first new event. */
  private async _showMore(): Promise<void> {
    const next = await this._loadMore();
    if (next) this._lead(next.id);
  }

  private _choose(kinds: ReadonlySet<string>, period: Period | undefined): void {
    this.chosenKinds = kinds;
    this.period = period;
    this.previewed = null;
    this.notice = '';
    const { overview, complete } = this._whole ?? {};
    if (!overview) return;
    const months = (): number =>
      overview.months.reduce((sum, { month, count }) => sum + (inPeriod(month, period) ? count : 0), 0);
    const count = complete
      ? this._visible.length
      : kinds.size === 0
        ? months()
        : period
          ? undefined
          : overview.kinds.reduce((sum, item) => sum + (kinds.has(item.kind) ? item.count : 0), 0);
    // What only the server can count is said by what it answers.
    if (count !== undefined) this.announcement = this.messages.total(this.locale.number(count));
  }

  private _goTo(id: string): void {
    this.notice = '';
    this._lead(id);
  }

  private _lead(id: string): void {
    this._wanted = id;
    this.arrivedId = id;
    this.requestUpdate();
  }

  /** Leads to an event and opens it. */
  private _open(id: string): void {
    this.openIds = new Set([...this.openIds, id]);
    this._lead(id);
  }

  private readonly _followAddress = (): void => {
    if (!this.eventLinks || !location.hash.startsWith(fragment)) return;
    try {
      this._open(decodeURIComponent(location.hash.slice(fragment.length)));
    } catch {
      // No address of ours.
    }
  };

  private _goToYear(year: number): void {
    const group = indexOf(this._visible).groups.find((each) => each.year === year);
    const heading = this.renderRoot.querySelector<HTMLElement>(`#year-${year}`);
    if (heading) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: 'start' });
    } else if (group) {
      this._list?.reveal(group.from, 'start')?.title.focus({ preventScroll: true });
    }
  }

  /** Leads the reader to the wanted event once it is drawn: takes filters away that hide it, and reads on until it is there. */
  private async _arrive(): Promise<void> {
    const id = this._wanted;
    if (id === undefined) return;
    if (!this._page) {
      // Nothing will come: there is no way there.
      if ('failure' in this._reading.state && !this._reading.state.busy) this._wanted = undefined;
      return;
    }
    const place = this._visible.findIndex((event) => event.id === id);
    if (place >= 0) {
      if (this._size.current === undefined) return;
      this._wanted = undefined;
      this._list?.reveal(place, 'center')?.element.focus({ preventScroll: true });
    } else if (this._filtered) {
      this._choose(new Set(), undefined);
      this.announcement = this.messages.filterCleared;
    } else if (this._more.hasNext && !this._more.failure && this._reading.client) {
      this.notice = this.messages.lookingFor;
      await this._more.load();
      this.notice = '';
    } else {
      this._wanted = undefined;
      this.notice = this.messages.eventNotFound;
    }
  }

  /** A part once it is there; says so when it does not come. */
  private async _partOf<P extends Part>(part: OnDemand<P>): Promise<P | undefined> {
    const loaded = await part.load();
    if (!loaded) this.notice = this.messages.partFailed;
    return loaded;
  }

  private async _toggleStory(id: string): Promise<void> {
    if (!(await this._partOf(this._stories))) return;
    const next = new Set(this.storyIds);
    if (!next.delete(id)) next.add(id);
    this.storyIds = next;
  }

  private async _saveCsv(): Promise<void> {
    const part = await this._partOf(this._files);
    if (!part) return;
    const name = `${this._page?.subjectName ?? ''} ${this.messages.title}.csv`;
    saveFile(name, 'text/csv;charset=utf-8', part.eventsCsv(this._visible, this._words, this._chains));
  }

  private async _copy(event: ShownEvent): Promise<void> {
    const part = await this._partOf(this._files);
    if (part) await this._copyText(part.eventText(event, this._words));
  }

  private async _copyText(text: string): Promise<void> {
    const part = await this._partOf(this._files);
    const root = this.renderRoot.querySelector<HTMLElement>('.yj-root');
    if (!part || !root) return;
    const copied = await part.copyText(text, root);
    this.announcement = copied ? this.messages.copied : this.messages.notCopied;
    this.notice = this.announcement;
  }

  private _lookFor(query: string): void {
    this._query = query;
    clearTimeout(this._searchTimer);
    this._searchTimer = setTimeout(() => void this._searchNow(), searchAfterMs);
  }

  private async _searchNow(): Promise<void> {
    clearTimeout(this._searchTimer);
    const part = await this._partOf(this._searching);
    if (!part) return;
    this._search = (query) => part.searchEvents(this._visible, query, this._words);
    this.hit = -1;
    this._searchAgain();
    if (this.found && this._query.trim() !== '') {
      this.announcement = this.messages.hits(this.locale.number(this.found.events.length));
    }
  }

  private _foundIn: readonly ShownEvent[] | undefined;

  private _searchAgain(): void {
    this._foundIn = this._visible;
    this.found = this._query.trim() === '' ? undefined : this._search?.(this._query);
  }

  /** Goes to the next or the previous of what was found, round and round; the focus stays where it is. */
  private async _goToHit(step: number): Promise<void> {
    if (this.found?.query !== this._query) await this._searchNow();
    const count = this.found?.events.length ?? 0;
    if (!this.found || count === 0) return;
    this.hit = this.hit < 0 && step < 0 ? count - 1 : (this.hit + step + count) % count;
    const event = this.found.events[this.hit];
    if (!event) return;
    if (this.found.hidden(event)) this.openIds = new Set([...this.openIds, event.id]);
    this.announcement = this.messages.hit(this.locale.number(this.hit + 1), this.locale.number(count));
    await this.updateComplete;
    const place = this._visible.indexOf(event);
    if (place >= 0) this._list?.reveal(place, 'center');
  }
}
