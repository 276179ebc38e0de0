import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from './event-facts.js';
import type { ShownOverview } from './read-timeline.js';

interface StripYear {
  readonly year: number;
  readonly count: number;
  /** Counts of the twelve months. */
  readonly months: readonly number[];
}

/** The years from the first to the last event, those without events among them; no more than a reader can tell apart. */
function stripYears({ months }: ShownOverview): readonly StripYear[] {
  const years = new Map<number, number[]>();
  for (const { month, count } of months) {
    const year = Number(month.slice(0, 4));
    const counts = years.get(year) ?? Array.from({ length: 12 }, () => 0);
    counts[Number(month.slice(5, 7)) - 1] = count;
    years.set(year, counts);
  }
  const last = Math.max(...years.keys());
  const first = Math.max(Math.min(...years.keys()), last - 29);
  const result: StripYear[] = [];
  for (let year = first; year <= last; year += 1) {
    const counts = years.get(year) ?? [];
    result.push({ year, months: counts, count: counts.reduce((sum, count) => sum + count, 0) });
  }
  return result;
}

/**
 * How the events lie over the years: twelve bars a year, the tallest month of all filling the height. Years that are on the page are buttons
 * that go there.
 */
export function densityStrip(
  overview: ShownOverview,
  { messages, locale }: Words,
  { loaded, go }: { loaded: ReadonlySet<number>; go: (year: number) => void },
): TemplateResult | typeof nothing {
  if (overview.months.length < 2) return nothing;
  const tallest = Math.max(...overview.months.map(({ count }) => count));
  const years = stripYears(overview);
  const bars = ({ months }: StripYear): TemplateResult =>
    html`<svg viewBox="0 0 24 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${months.map((count, month) => {
        const height = (count / tallest) * 23 + (count > 0 ? 1 : 0);
        return count > 0 ? svg`<rect x=${month * 2 + 0.25} y=${24 - height} width="1.5" height=${height} />` : nothing;
      })}
    </svg>`;
  return html`<ol
    class="strip no-print"
    part="density"
    aria-label=${messages.density}
    data-many=${years.length > 8 ? '' : nothing}
  >
    ${years.map((item) => {
      const year = locale.year(item.year);
      const count = locale.number(item.count);
      const label = html`${bars(item)}<span class="year-label" aria-hidden="true">${item.year}</span>`;
      return html`<li>
        ${
          loaded.has(item.year)
            ? html`<button
                type="button"
                title=${messages.yearCount(year, count)}
                aria-label=${messages.toYear(year, count)}
                @click=${() => go(item.year)}
              >
                ${label}
              </button>`
            : html`<span class="year" title=${messages.yearCount(year, count)}
                >${label}<span class="visually-hidden">${messages.yearCount(year, count)}</span></span
              >`
        }
      </li>`;
    })}
  </ol>`;
}
