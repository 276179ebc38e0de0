import { html, nothing, type TemplateResult } from 'lit';
import { own } from '../../internal/own.js';
import type { MatrixContext } from './matrix-context.js';
import type { CellChange } from './matrix-model.js';

/** Outlines by role, told apart by their shape alone: hexagon, house, square, circle. */
const outlines: Readonly<Record<string, string>> = {
  lead: 'M12 1.5 21.5 6.7v10.6L12 22.5 2.5 17.3V6.7Z',
  'co-lead': 'M12 1.5 22.5 8v14h-21V8Z',
  responsible:
    'M3.5 2h17A1.5 1.5 0 0 1 22 3.5v17a1.5 1.5 0 0 1-1.5 1.5h-17A1.5 1.5 0 0 1 2 20.5v-17A1.5 1.5 0 0 1 3.5 2Z',
  participant: 'M12 2a10 10 0 1 1 0 20 10 10 0 1 1 0-20Z',
};

const unknownOutline = 'M12 2 22 12 12 22 2 12Z';

/** The sign of a role: a shape with the role's short name in it. Words stand beside it or are given to those who cannot see it. */
export function roleSign({ messages }: MatrixContext, role: string): TemplateResult {
  const outline = own(outlines, role);
  return html`<svg
    class="role-sign"
    data-role=${outline === undefined ? 'unknown' : role}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <path d=${outline ?? unknownOutline} />
    <text x="12" y=${role === 'co-lead' ? 18.2 : 16.6} text-anchor="middle">${messages.roleShort(role)}</text>
  </svg>`;
}

/** Drawings of how far a task has come, told apart by their shape alone. */
const progress: Readonly<Record<string, string>> = {
  'not-started': 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11Z',
  'in-progress': 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11ZM8 5v6a3 3 0 0 0 0-6Z',
  done: 'M2.5 8.5 6.5 12.5 13.5 4',
  overdue: 'M8 2 14.5 13.5h-13ZM8 6.5v3.5M8 11.5v.8',
};

const unknownProgress = 'M5.2 6a2.8 2.8 0 1 1 4.2 2.4C8.4 9 8 9.4 8 10.4M8 12.6v.8';

/** The sign of progress; nothing where the document says nothing of it. */
export function statusSign(status: string | undefined): TemplateResult | typeof nothing {
  if (status === undefined) return nothing;
  return html`<svg class="status-sign" data-status=${status} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d=${own(progress, status) ?? unknownProgress} />
  </svg>`;
}

/** Sign of a unit that stands for several. */
export function groupSign(): TemplateResult {
  return html`<svg class="group-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M2 5.5h8.5V14H2ZM5.5 5.5V2H14v8.5h-3.5" />
  </svg>`;
}

/** Sign of texts that disagree. */
export function differenceSign(): TemplateResult {
  return html`<svg class="difference-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M2.5 6h11M2.5 10h11M10.5 2.5l-5 11" />
  </svg>`;
}

/** Drawings of what became of something between two texts. */
const changes: Readonly<Record<CellChange, string>> = {
  added: 'M8 3v10M3 8h10',
  removed: 'M3 8h10',
  changed: 'M2.5 5.5h9.5L9.5 3M13.5 10.5H4L6.5 13',
};

/** Sign of what became of something between two texts: plus, minus, there and back. */
export function changeSign(change: CellChange): TemplateResult {
  return html`<svg class="change-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d=${changes[change]} />
  </svg>`;
}

/** Sign of a row that can be opened or closed; turned by the styles. */
export function twistySign(): TemplateResult {
  return html`<svg class="twisty-sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="M6 3.5 10.5 8 6 12.5" />
  </svg>`;
}
