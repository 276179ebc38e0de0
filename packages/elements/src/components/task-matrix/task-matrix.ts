import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Unit } from '@yijian/standard';
import { canRetry, failureText } from '../../internal/failure-text.js';
import type { ReadClient } from '../../internal/client-context.js';
import { hasFallback } from '../../internal/has-fallback.js';
import { withWidePage } from '../../internal/page-size.js';
import { OnDemand } from '../../internal/on-demand.js';
import { PrintController } from '../../internal/print-controller.js';
import { property } from '../../internal/property.js';
import { readerDay } from '../../internal/reader-day.js';
import { ReadController } from '../../internal/read-controller.js';
import { saveFile } from '../../internal/save-file.js';
import { SizeController } from '../../internal/size-controller.js';
import { state } from '../../internal/state.js';
import { emptyView, failureView, loadingView, staleNotice } from '../../internal/state-views.js';
import { stateViewStyles } from '../../internal/state-views.styles.js';
import { warn } from '../../internal/warn.js';
import { YjElement } from '../../internal/yj-element.js';
import type { AccordionContext } from './accordion.js';
import { type MatrixData, readMatrixData } from './matrix-data.js';
import { type GridNames, gridNames, matrixGrid, noNames } from './matrix-grid.js';
import {
  canFilterByStage,
  dutiesByUnit,
  hasUnits,
  isOn,
  type MatrixFilter,
  matrixModel,
  type MatrixModel,
  type MatrixView,
  matrixView,
  noFilter,
  type TextView,
} from './matrix-model.js';
import { MatrixWindow } from './matrix-window.js';
import windowStyles from './matrix-window.styles.js';
import { planHeader, planTargets } from './plan-header.js';
import { RovingGrid } from './roving-grid.js';
import { differenceSign } from './signs.js';
import { taskName } from './matrix-context.js';
import { messages, type TaskMatrixMessages } from './task-matrix.messages.js';
import styles from './task-matrix.styles.js';
import { choiceBar, filters, legend, textChoice } from './toolbar.js';

/** By width on the screen, and what is printed on wide paper. */
type Size = 's' | 'm' | 'l' | 'xl' | 'a3';

/** How many months or years there is room to name on the time axis. */
const ticksBySize: Readonly<Record<Size, number>> = { s: 4, m: 6, l: 10, xl: 12, a3: 12 };

/** Plans with more tasks, or more cells, are drawn as far as they are in sight; smaller ones whole, so that the browser finds every word. */
const mostRows = 150;
const mostCells = 4000;

/** Columns for which upright A4 paper has room. */
const mostUprightColumns = 14;

/** Rows that a narrow place shows at first, and more of each time it is asked to. */
const rowsAtOnce = 200;

/** How the part of an address begins that names a task. */
const fragment = '#yj-task-';

const noneCollapsed: ReadonlySet<string> = new Set();

/** Whether tasks, the load of units or duties are shown, and what a narrow place is arranged by. */
type Content = 'tasks' | 'load' | 'duties';
type Arrangement = 'task' | 'unit';

/**
 * 任务分工矩阵。Shows a supervision plan as a matrix of its tasks against the units that carry them out: who leads, who is responsible, who
 * takes part, by the document's own rules, and where the document disagrees with itself.
 *
 * Data: the body of `GET /v1/plans/{planId}/matrix`, read through the nearest provider for `plan`, or set as `data`, or given in a child
 * `<script type="application/json">`, or in a signed credential. Another version of the plan, named by `compare` or set as `compareData`, is
 * shown with it and the differences marked.
 *
 * @element yj-task-matrix
 * @status experimental
 * @since 0.1
 * @slot - What is shown before the data is there: a link to the plan, or the plan as a table. Prints as it is.
 * @csspart base - The wrapper.
 * @csspart header - Title and facts of the plan.
 * @csspart stages - Time axis of the stages.
 * @csspart scroller - What the matrix scrolls in.
 * @csspart legend - What the signs mean.
 * @csspart detail - The task that is open.
 * @csspart accordion - The matrix in narrow places.
 * @csspart duties - Duties by unit.
 * @csspart loads - How the tasks fall upon the units.
 * @csspart differences - What differs from the version that is compared with.
 * @csspart discrepancies - Where the document disagrees with itself.
 * @cssprop [--yj-task-matrix-height=80vh] - Greatest height of the matrix, which scrolls inside.
 * @fires {CustomEvent<{ status: string }>} yj-load - The plan, or the version to compare it with, was read through the client.
 * @fires {CustomEvent<{ kind: string, detail: string, requestId?: string }>} yj-error - One of them could not be read.
 * @fires {CustomEvent<{ property: string, kind: string }>} yj-pii-blocked - A property held a personal number, which is masked; never the number.
 * @example
 * <yj-task-matrix plan="luzhai-2021-7"></yj-task-matrix>
 */
export class YjTaskMatrix extends YjElement<TaskMatrixMessages> {
  static override readonly tagName: string = 'yj-task-matrix';
  static override styles = [YjElement.styles, stateViewStyles, styles, windowStyles];

  /** Identifier of the plan to read. */
  @property() plan: string | undefined;

  /** Identifier of a unit whose tasks are shown at first, on a page of that unit. The reader can take the filter away. */
  @property() unit: string | undefined;

  /** Identifier of a task that the reader is led to: it is opened and gets the focus, when the plan is there. */
  @property() task: string | undefined;

  /** Leads to the task that the page's address names, as `#yj-task-<identifier>`, and gives each open task a link with such an address. */
  @property({ type: Boolean, attribute: 'task-links' }) taskLinks = false;

  /** Day that counts as today, `YYYY-MM-DD`: tells what is overdue in the load of units. Without it, the reader's own. */
  @property() today: string | undefined;

  /** Body of the read, instead of reading it. */
  @property({ attribute: false }) data: unknown;

  /**
   * A signed credential, a compact JWS whose payload is the same body as `data`. Its signature is not checked: the matrix says that it is not
   * verified. Counts before a JSON child.
   */
  @property() credential: string | undefined;

  /** Client to read through, instead of the provider's. */
  @property({ attribute: false }) client: ReadClient | undefined;

  /** Identifier of the version to compare with, such as last year's plan: read through the provider. */
  @property() compare: string | undefined;

  /** Body of the version to compare with, instead of reading it. */
  @property({ attribute: false }) compareData: unknown;

  @state() private filter: MatrixFilter = noFilter;
  @state() private chosenText: TextView | undefined;
  @state() private chosenContent: Content | undefined;
  @state() private arrangement: Arrangement = 'task';
  /** Whether the reader wants all of a large plan in the page, for the browser to find words in. */
  @state() private whole = false;
  /** Rows that a narrow place shows of a long plan. */
  @state() private limit = rowsAtOnce;
  /** Whether the reader has come to the list of units. */
  @state() private unitsWanted = false;
  @state() private openTaskId: string | undefined;
  @state() private openUnitId: string | undefined;
  @state() private collapsed: ReadonlySet<string> = new Set();
  /** What the reader collapses while a filter is on; without it a filter shows every match. */
  @state() private collapsedWhileFiltered: ReadonlySet<string> = new Set();

  protected override readonly messageTables = messages;

  private readonly _reading = new ReadController<MatrixModel>(this, {
    given: () => this.data,
    credential: () => (this.credential === '' ? undefined : this.credential),
    client: () => this.client,
    key: () => (this.plan?.trim() ? this.plan.trim() : undefined),
    read: (client, options) => client.plans.matrix(this.plan?.trim() ?? '', options),
    parse: (value, report) => {
      const data = readMatrixData(value, report);
      return data && matrixModel(data, report);
    },
    judge: ({ data }) => (data.tasks.length + data.duties.length + data.stages.length > 0 ? 'ready' : 'empty'),
  });
  private readonly _other = new ReadController<MatrixData>(this, {
    given: () => this.compareData,
    key: () => (this.compare?.trim() ? this.compare.trim() : undefined),
    read: (client, options) => client.plans.matrix(this.compare?.trim() ?? '', options),
    parse: readMatrixData,
    client: () => this.client,
    beside: true,
  });
  private readonly _versions = new OnDemand(this, () => import('./plan-versions.js'));
  private readonly _accordion = new OnDemand(this, () => import('./accordion.js'));
  private readonly _stages = new OnDemand(this, () => import('./stage-list.js'));
  private readonly _discrepancies = new OnDemand(this, () => import('./discrepancy-list.js'));
  private readonly _csv = new OnDemand(this, () => import('./matrix-csv.js'));
  private readonly _workbook = new OnDemand(this, () => import('./matrix-workbook.js'));
  private readonly _details = new OnDemand(this, () => import('./task-detail.js'));
  private readonly _loads = new OnDemand(this, () => import('./load-list.js'));
  private readonly _dutyList = new OnDemand(this, () => import('./duty-list.js'));
  private _compared: { readonly of: readonly unknown[]; readonly is: MatrixModel } | undefined;
  private readonly _size = new SizeController<Size>(this, [
    ['s', 0],
    ['m', 42],
    ['l', 64],
    ['xl', 86],
  ]);
  private readonly _print = new PrintController(this, () => {
    this._endPrint();
    this._endPrint = this._print.printing ? withWidePage() : () => undefined;
    this.performUpdate();
  });
  private _endPrint: () => void = () => undefined;
  // Before the keyboard's controller, which looks for its place in what is drawn.
  private readonly _window = new MatrixWindow(this, {
    // Not before the first measurement: everything would be drawn twice.
    context: () => (this._size.current === undefined ? undefined : this._drawn),
  });
  private readonly _grid: RovingGrid = new RovingGrid(this, {
    table: () => this.renderRoot?.querySelector<HTMLTableElement>('.grid') ?? null,
    names: () => this._names,
    heir: (row) => this._model?.nodeById.get(row)?.parent?.task.id,
    show: (place) => this._window.show(place),
    command: (kind, row) => {
      if (kind === 'open') this._openTask(row);
      else if (kind === 'close') this._closeTask();
      else this._toggle(row);
    },
  });
  private _names: GridNames = noNames;
  /** What the window on a large plan shows. */
  private _drawn: AccordionContext | undefined;
  private _view: { readonly of: readonly unknown[]; readonly is: MatrixView } | undefined;
  /** Task that the reader is to be led to, once the plan is there. */
  private _wanted: string | undefined;
  /** Task whose detail was closed: the focus goes back to it. */
  private _leftTask: string | undefined;
  /** Where the focus goes once what was asked for is drawn. */
  private _focusNext: string | undefined;

  private get _model(): MatrixModel | undefined {
    return 'data' in this._reading.state ? this._withOther(this._reading.state.data) : undefined;
  }

  /** The plan beside the version that it is compared with, when that is there. */
  private _withOther(model: MatrixModel): MatrixModel {
    const { state: other } = this._other;
    const part = 'data' in other ? this._versions.part : undefined;
    if (!part || !('data' in other)) return model;
    const of = [model, other.data];
    if (!this._compared || of.some((each, index) => each !== this._compared?.of[index])) {
      this._compared = { of, is: matrixModel(part.comparedVersions(other.data, model.data), () => undefined) };
    }
    return this._compared.is;
  }

  /** Whether the version to compare with is still to come: to show one version first would only make the page jump. */
  private get _awaitsOther(): boolean {
    const { state: other } = this._other;
    return other.status === 'loading' || ('data' in other && !this._versions.part && !this._versions.failed);
  }

  private get _narrow(): boolean {
    return this._size.current === 's' && !this._print.printing;
  }

  protected override get widthName(): Size | undefined {
    if (!this._print.printing) return this._size.current;
    return this._isWide ? 'a3' : 'l';
  }

  /** Whether upright paper is too narrow. All of the plan is printed on the wide pages: a table on pages of its own leaves others empty. */
  private get _isWide(): boolean {
    const { _drawn: drawn } = this;
    return (
      drawn !== undefined && this._content(drawn.model) === 'tasks' && drawn.view.columns.length > mostUprightColumns
    );
  }

  /** Drawn is what is there when the parts that it needs have come. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let complete = await super.getUpdateComplete();
    for (let coming = this._coming; coming; coming = this._coming) {
      await coming;
      complete = await super.getUpdateComplete();
    }
    return complete;
  }

  private get _parts(): readonly OnDemand<object>[] {
    return [
      this._versions,
      this._accordion,
      this._stages,
      this._discrepancies,
      this._details,
      this._loads,
      this._dutyList,
    ];
  }

  private get _coming(): Promise<unknown> | undefined {
    return this._parts.find(({ coming }) => coming !== undefined)?.coming;
  }

  /** Whether a part is still to come without which the plan would be drawn with gaps, and drawn again. */
  private _awaitsParts(model: MatrixModel): boolean {
    const needed = [
      ...(hasStages(model) ? [this._stages] : []),
      ...(this._openTaskIdIn(model) === undefined ? [] : [this._details]),
      ...(this._narrow ? [this._accordion] : []),
    ];
    // All are asked for at once.
    return needed.map((each) => !each.part && !each.failed).includes(true);
  }

  /** Reads the plan again through the provider. Does nothing when the data was given. */
  async refresh(): Promise<void> {
    await this._reading.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('unit')) this.filter = { ...this.filter, unitId: this.unit?.trim() ?? '' };
    if (changed.has('task')) this._wanted = this.task?.trim() ? this.task.trim() : undefined;
    if (changed.has('taskLinks')) this._followAddress();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this._followAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this._followAddress);
  }

  protected override updated(): void {
    if (this._wanted !== undefined && this._drawn && this._size.current !== undefined) {
      const id = this._wanted;
      void this.updateComplete.then(() => this._arrive(id));
    }
    const left = this._leftTask;
    this._leftTask = undefined;
    // At once: whatever part is still to come, the keyboard is not to wait for it.
    if (left !== undefined) this._grid.focus(this._names.placeOfRow(left) > 0 ? left : undefined);
    const next = this._focusNext;
    if (next === undefined) return;
    this._focusNext = undefined;
    const target = this.renderRoot.querySelector<HTMLElement>(next);
    target?.focus({ preventScroll: true });
    (target?.closest('.detail') ?? target)?.scrollIntoView({ block: 'nearest' });
  }

  protected override renderContent(): unknown {
    const reading = this._awaitsOther ? ({ status: 'loading' } as const) : this._reading.state;
    const retry = { busy: 'busy' in reading && reading.busy, retry: (): void => void this.refresh() };
    switch (reading.status) {
      case 'idle':
      case 'loading':
        return this._loadingView();
      case 'empty':
        return html`${planHeader(this._context(reading.data), this._print.printing, this._reading.unverified)}
        ${emptyView(this.messages.noTasks)}`;
      case 'ready':
        return html`${this._otherNotice()} ${this._planOrLoading(this._withOther(reading.data))}`;
      case 'stale':
        return html`${staleNotice(reading.failure, this.messages, retry)} ${this._otherNotice()}
        ${this._planOrLoading(this._withOther(reading.data))}`;
      default:
        // What is written in the tag is still an answer when the service is not; not when it was taken back.
        return html`${hasFallback(this) && (canRetry(reading.failure) || ['data', 'source'].includes(reading.failure.kind)) ? html`<slot></slot>` : nothing}
        ${failureView(reading.failure, this.messages, retry)}`;
    }
  }

  private _loadingView(): TemplateResult {
    return hasFallback(this) ? html`<div class="holding"><slot></slot></div>` : loadingView(this.messages, 8);
  }

  private _planOrLoading(model: MatrixModel): TemplateResult {
    // What is drawn already stays: only the place of what is still to come is held.
    return this._drawn === undefined && this._awaitsParts(model) ? this._loadingView() : this._plan(model);
  }

  /** That the version to compare with cannot be shown, and why. */
  private _otherNotice(): TemplateResult | typeof nothing {
    const { state: other } = this._other;
    if (!('failure' in other) && !this._versions.failed) return nothing;
    const failure = 'failure' in other ? other.failure : undefined;
    return html`<div class="notice" role="status">
      <p>${this.messages.otherUnread} ${failure ? failureText(failure, this.messages) : nothing}</p>
    </div>`;
  }

  private _context(model: MatrixModel): AccordionContext {
    const filter = this._usableFilter(model);
    const text = this._usableText(model);
    const collapsed = this._narrow ? noneCollapsed : isOn(filter) ? this.collapsedWhileFiltered : this.collapsed;
    return {
      model,
      view: this._viewOf(model, text, filter, collapsed),
      messages: this.messages,
      locale: this.locale,
      openTaskId: this._openTaskIdIn(model),
      openUnitId: this.openUnitId,
      openTask: (taskId) => this._openTask(taskId),
      closeTask: () => this._closeTask(),
      openUnit: (unitId) => (this.openUnitId = unitId),
      toggle: (taskId) => this._toggle(taskId),
      filterUnit: (unitId) => this._change({ unitId }),
      // Asked for only when a task is open.
      details: this._openTaskIdIn(model) === undefined ? undefined : this._details.part,
      limit: this.limit,
      showMore: () => {
        const next = this._drawn?.view.rows.slice(this.limit).find(({ node }) => node.task.kind !== 'part');
        if (next) this._focusNext = `.item[data-task="${CSS.escape(next.node.task.id)}"] button`;
        this.limit += rowsAtOnce;
      },
    };
  }

  /** The view, made anew only when what it is made from has changed: it takes a look at every task. */
  private _viewOf(
    model: MatrixModel,
    text: TextView,
    filter: MatrixFilter,
    collapsed: ReadonlySet<string>,
  ): MatrixView {
    const { unitId, role, status, stage, query, different } = filter;
    const of = [model, text, unitId, role, status, stage, query, different, collapsed];
    if (!this._view || of.some((part, index) => part !== this._view?.of[index])) {
      this._view = { of, is: matrixView(model, text, filter, collapsed) };
    }
    return this._view.is;
  }

  /** The filter as far as this plan has what it names. */
  private _usableFilter(model: MatrixModel): MatrixFilter {
    const { unitId, role, status, stage } = this.filter;
    if (unitId && unitId === this.unit?.trim() && !model.unitById.has(unitId)) {
      warn(this, `the plan has no unit "${unitId}": all units are shown.`);
    }
    return {
      ...this.filter,
      unitId: model.unitById.has(unitId) ? unitId : '',
      role: model.roles.includes(role) ? role : '',
      status: model.statuses.includes(status) ? status : '',
      stage: model.data.stages[Number(stage)] ? stage : '',
      different: this.filter.different && model.texts.length > 1,
    };
  }

  private _usableText({ texts }: MatrixModel): TextView {
    const chosen = this.chosenText;
    if (chosen !== undefined && (chosen === 'compare' ? texts.length > 1 : texts[chosen])) return chosen;
    return texts.length > 1 ? 'compare' : 0;
  }

  private _plan(model: MatrixModel): TemplateResult {
    const context = this._context(model);
    if (this._drawn?.view !== context.view) this._names = gridNames(context);
    this._drawn = context;
    const content = this._content(model);
    const { versions } = model.data;
    return html`${planHeader(context, this._print.printing, this._reading.unverified)}
      ${hasStages(model) ? (this._stages.part?.stageList(context, ticksBySize[this.widthName ?? 'l']) ?? this._holding(this._stages)) : nothing}
      ${this._targets(context)}
      <div class="assignments-part">${this._toolbar(context, content)} ${this._chosen(context, content)}</div>
      ${versions ? (this._versions.part?.versionList(context, versions.differences) ?? nothing) : this._discrepancyList(context)}`;
  }

  private _discrepancyList(context: AccordionContext): unknown {
    if (context.model.data.discrepancies.length === 0) return nothing;
    return this._discrepancies.part?.discrepancyList(context) ?? this._holding(this._discrepancies);
  }

  private _targets(context: AccordionContext): TemplateResult | typeof nothing {
    const targets = context.model.data.plan.targets ?? [];
    if (targets.length === 0) return nothing;
    return html`<div class="targets-part">
      <h4>${this.messages.targets}</h4>
      ${planTargets(context, targets)}
    </div>`;
  }

  /** What there is to choose from. */
  private _contents({ data, nodes, units }: MatrixModel): Content[] {
    return [
      ...(nodes.length > 0 || data.duties.length === 0 ? (['tasks'] as const) : []),
      ...(units.length > 0 ? (['load'] as const) : []),
      ...(data.duties.length > 0 ? (['duties'] as const) : []),
    ];
  }

  private _content(model: MatrixModel): Content {
    const [first = 'tasks', ...others] = this._contents(model);
    return this.chosenContent && others.includes(this.chosenContent) ? this.chosenContent : first;
  }

  private _chosen(context: AccordionContext, content: Content): TemplateResult {
    if (content === 'tasks') return this._tasks(context);
    if (content === 'duties') return this._duties(context);
    // Who asks for a unit here wants to see its tasks.
    const filterUnit = (unitId: string): void => {
      this.chosenContent = 'tasks';
      this._change({ unitId });
      this._focusNext = '.search input';
    };
    const { part } = this._loads;
    if (!part) return this._holding(this._loads);
    return part.loadList({ ...context, filterUnit }, readerDay(this, this.today)) ?? this._noMatch();
  }

  private _toolbar(context: AccordionContext, content: Content): TemplateResult {
    const { model } = context;
    const { messages: words } = this;
    const units = hasUnits(model);
    const { versions, discrepancies } = model.data;
    const disagreements = versions?.differences.tasks.length ?? discrepancies.length;
    const contents = this._contents(model);
    const names = {
      tasks: units ? words.matrixView : words.outlineView,
      load: words.loadView,
      duties: words.dutiesView,
    };
    const tree = content === 'tasks' && !this._narrow && model.nodes.some((node) => node.children.length > 0);
    return html`<div class="toolbar">
        ${
          contents.length > 1
            ? choiceBar<Content>(
                'content',
                words.views,
                contents.map((each) => [each, names[each]] as const),
                content,
                (chosen) => (this.chosenContent = chosen),
              )
            : nothing
        }
        ${content !== 'duties' ? textChoice(context, (text) => (this.chosenText = text)) : nothing}
        ${
          content === 'tasks' && this._narrow && units
            ? choiceBar<Arrangement>(
                'arrangement',
                words.layouts,
                [
                  ['task', words.byTask],
                  ['unit', words.byUnit],
                ],
                this.arrangement,
                (chosen) => (this.arrangement = chosen),
              )
            : nothing
        }
        ${
          disagreements > 0
            ? html`<button class="discrepancy-badge" type="button" @click=${this._showDiscrepancies}>
                ${differenceSign()}${versions ? words.versionDifferences(disagreements) : words.discrepancies(disagreements)}
              </button>`
            : nothing
        }
        ${
          content === 'tasks' && !this._narrow && (this.whole || this._isLarge(model))
            ? html`<label class="whole no-print" title=${words.wholeHint}
                ><input
                  type="checkbox"
                  .checked=${live(this.whole)}
                  @change=${(event: Event) => (this.whole = (event.target as HTMLInputElement).checked)}
                />${words.whole}</label
              >`
            : nothing
        }
        ${
          content === 'tasks' && units
            ? html`<button class="button save no-print" type="button" @click=${() => void this._saveCsv(context)}>
                  ${words.saveCsv}
                </button>
                <button
                  class="button save-xlsx no-print"
                  type="button"
                  @click=${() => void this._saveWorkbook(context)}
                >
                  ${words.saveXlsx}
                </button>`
            : nothing
        }
        ${
          tree
            ? html`<span class="tree-buttons no-print">
                <button class="button" type="button" @click=${() => this._collapseAll(context, false)}>
                  ${words.expandAll}
                </button>
                <button class="button" type="button" @click=${() => this._collapseAll(context, true)}>
                  ${words.collapseAll}
                </button>
              </span>`
            : nothing
        }
      </div>
      ${filters(context, {
        units: content === 'duties' ? unitsWithDuties(model) : model.units,
        unitsWanted: this.unitsWanted,
        wantUnits: () => (this.unitsWanted = true),
        roles: content === 'duties' ? [] : model.roles,
        statuses: content === 'duties' ? [] : model.statuses,
        stages: content === 'duties' || !canFilterByStage(model) ? [] : model.data.stages.map(({ name }) => name),
        differences: content !== 'duties' && model.texts.length > 1,
        change: (filter) => this._change(filter),
        clear: () => {
          this._change(noFilter);
          this._focusNext = '.search input';
        },
      })}
      <p class="result" role="status" aria-live="polite">${this._result(context, content)}</p>`;
  }

  private async _saveCsv(context: AccordionContext): Promise<void> {
    const part = await this._csv.load();
    const { title } = context.model.data.plan;
    if (part) saveFile(`${title || this.messages.untitled}.csv`, 'text/csv;charset=utf-8', part.matrixCsv(context));
  }

  private async _saveWorkbook(context: AccordionContext): Promise<void> {
    const part = await this._workbook.load();
    const { title } = context.model.data.plan;
    const file = part?.matrixWorkbook(context, readerDay(this, this.today));
    if (file) saveFile(`${title || this.messages.untitled}.xlsx`, file.type, file);
  }

  private _result({ model, view }: AccordionContext, content: Content): string {
    const { messages: words } = this;
    if (content === 'duties') {
      const shown = dutiesByUnit(model, view.filter).reduce((sum, { duties }) => sum + duties.length, 0);
      return words.dutiesShown(shown, model.data.duties.length);
    }
    const { taskCount, subtaskCount } = view;
    return view.filtered ? words.tasksShown(view.matching.length, taskCount) : words.tasksAll(taskCount, subtaskCount);
  }

  private _tasks(context: AccordionContext): TemplateResult {
    const { model, view } = context;
    const { messages: words } = this;
    const units = hasUnits(model);
    const withoutUnits = units
      ? nothing
      : html`<p class="remark without-units">
          ${model.data.duties.length > 0 ? words.noUnitsWithDuties : words.noUnits}
          ${
            model.data.duties.length > 0
              ? html`<button class="task-link no-print" type="button" @click=${() => (this.chosenContent = 'duties')}>
                  ${words.showDuties}
                </button>`
              : nothing
          }
        </p>`;
    if (view.rowCount === 0) return html`${withoutUnits} ${this._noMatch()}`;
    if (this._narrow) {
      const { part } = this._accordion;
      return html`${withoutUnits} ${units ? legend(context) : nothing}
      ${
        part
          ? units && this.arrangement === 'unit'
            ? part.unitsAccordion(context)
            : part.tasksAccordion(context)
          : this._holding(this._accordion)
      }`;
    }
    const large = this._isLarge(model);
    return html`${withoutUnits} ${units ? legend(context) : nothing}
      <div
        class="split"
        data-open=${context.openTaskId !== undefined && model.nodeById.has(context.openTaskId) ? '' : nothing}
      >
        <div
          class="scroller"
          part="scroller"
          @keydown=${this._grid.onKeydown}
          @focusin=${this._grid.onFocusin}
          @scroll=${this._window.onScroll}
        >
          ${matrixGrid(context, this._names, large)}
        </div>
        ${this._detail(context)}
      </div>
      <p class="visually-hidden" id="keys">${words.keys}</p>`;
  }

  /** Whether only what is in sight is drawn. Paper and a reader who asks for it get everything. */
  private _isLarge({ nodes, units }: MatrixModel): boolean {
    return (nodes.length > mostRows || nodes.length * units.length > mostCells) && !this._print.printing && !this.whole;
  }

  private _detail(context: AccordionContext): TemplateResult | typeof nothing {
    const { openTaskId } = context;
    const node = openTaskId === undefined ? undefined : context.model.nodeById.get(openTaskId);
    if (!node) return nothing;
    return html`<section class="detail" part="detail" aria-labelledby="detail" @keydown=${this._onDetailKeydown}>
      <div class="detail-head">
        <h4 id="detail" tabindex="-1">${taskName(node.task)}</h4>
        ${
          this.taskLinks
            ? html`<a class="no-print" href=${`${fragment}${encodeURIComponent(node.task.id)}`}
                >${this.messages.taskLink}</a
              >`
            : nothing
        }
        <button class="button no-print" type="button" @click=${() => this._closeTask()}>${this.messages.close}</button>
      </div>
      ${context.details ? html`${context.details.taskTerms(context, node)} ${context.details.taskAssignments(context, node)}` : this._holding(this._details)}
    </section>`;
  }

  private _duties(context: AccordionContext): TemplateResult {
    if (dutiesByUnit(context.model, context.view.filter).length === 0) return this._noMatch();
    return this._dutyList.part?.dutyList(context) ?? this._holding(this._dutyList);
  }

  /** Holds the place of what is being loaded, or says that it cannot be. */
  private _holding({ failed }: OnDemand<object>): TemplateResult {
    return html`<p class="holding remark" role="status">
      ${failed ? this.messages.failedData : this.messages.loading}
    </p>`;
  }

  private _noMatch(): TemplateResult {
    return html`<div class="state empty">
      <p>${this.messages.noMatch}</p>
      <p class="note">${this.messages.noMatchHint}</p>
    </div>`;
  }

  private _change(filter: Partial<MatrixFilter>): void {
    this.filter = { ...this.filter, ...filter };
    this.collapsedWhileFiltered = new Set();
  }

  /** The open task. One that the reader is led to is open from the first drawing: opened after it, its detail would push aside what is there. */
  private _openTaskIdIn(model: MatrixModel): string | undefined {
    const { _wanted: wanted } = this;
    return wanted !== undefined && model.nodeById.has(wanted) ? wanted : this.openTaskId;
  }

  private _openTask(taskId: string): void {
    if (!this._model?.nodeById.has(taskId)) return;
    this.chosenContent = 'tasks';
    if (this._narrow) {
      this.arrangement = 'task';
      if (!this._isShown(taskId)) this._change(noFilter);
      const place = this._model.nodes.findIndex(({ task }) => task.id === taskId);
      this.limit = Math.max(this.limit, place + 1);
      this._focusNext = `.item[data-task="${CSS.escape(taskId)}"] button`;
    } else this._focusNext = '#detail';
    this.openTaskId = taskId;
  }

  private readonly _followAddress = (): void => {
    if (!this.taskLinks || !location.hash.startsWith(fragment)) return;
    try {
      this._wanted = decodeURIComponent(location.hash.slice(fragment.length));
      this.requestUpdate();
    } catch {
      // No address of ours.
    }
  };

  /** Leads the reader to a task: what hides it is taken away. */
  private async _arrive(id: string): Promise<void> {
    // Each update until now has sent the reader here.
    if (this._wanted !== id) return;
    this._wanted = undefined;
    const node = this._model?.nodeById.get(id);
    if (!node) {
      warn(this, `the plan has no task "${id}": none is opened.`);
      return;
    }
    if (!this._isShown(id)) {
      this._change(noFilter);
      const closed = new Set(this.collapsed);
      for (let at = node.parent; at; at = at.parent) closed.delete(at.task.id);
      this.collapsed = closed;
    }
    this._openTask(id);
    await this.updateComplete;
    if (this._narrow) return;
    this._grid.focus(id);
    this.renderRoot.querySelector<HTMLElement>('#detail')?.focus({ preventScroll: true });
  }

  private _closeTask(): void {
    if (this.openTaskId === undefined) return;
    const closed = this.openTaskId;
    this.openTaskId = undefined;
    if (!this._narrow) this._leftTask = closed;
  }

  private _isShown(taskId: string): boolean {
    return this._names.placeOfRow(taskId) > 0;
  }

  private readonly _onDetailKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this._closeTask();
  };

  private readonly _showDiscrepancies = (): void => {
    const heading = this.renderRoot.querySelector<HTMLElement>('#discrepancies, #differences');
    heading?.focus();
    heading?.scrollIntoView({ block: 'start' });
  };

  private _toggle(taskId: string): void {
    const flip = (closed: ReadonlySet<string>): ReadonlySet<string> => {
      const next = new Set(closed);
      if (!next.delete(taskId)) next.add(taskId);
      return next;
    };
    if (isOn(this.filter)) this.collapsedWhileFiltered = flip(this.collapsedWhileFiltered);
    else this.collapsed = flip(this.collapsed);
  }

  private _collapseAll({ model }: AccordionContext, collapse: boolean): void {
    const ids = new Set(
      collapse ? model.nodes.filter((node) => node.children.length > 0).map((node) => node.task.id) : [],
    );
    if (isOn(this.filter)) this.collapsedWhileFiltered = ids;
    else this.collapsed = ids;
  }
}

/** Whether there is any time to draw an axis of. */
function hasStages({ data }: MatrixModel): boolean {
  return data.stages.length > 0 || data.plan.goalPeriod !== undefined;
}

/** Units that have a duty or share one, in the order of the plan. */
function unitsWithDuties({ data }: MatrixModel): Unit[] {
  const ids = new Set(data.duties.flatMap((duty) => [duty.unitId, ...(duty.withUnitIds ?? [])]));
  return data.units.filter((unit) => ids.has(unit.id));
}
