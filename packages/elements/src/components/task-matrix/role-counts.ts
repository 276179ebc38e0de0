import { html, type TemplateResult } from 'lit';
import { type MatrixContext, roleName, textNames } from './matrix-context.js';
import type { RoleCounts } from './matrix-model.js';

/** One number, or one for each text where texts are compared and disagree: `9/10`. */
export function countText(numbers: readonly number[]): string {
  return [...new Set(numbers)].length > 1 ? numbers.join('/') : String(numbers[0] ?? 0);
}

/** A count in words, naming the texts where they disagree. */
export function countWords(context: MatrixContext, numbers: readonly number[]): string {
  if (new Set(numbers).size <= 1) return String(numbers[0] ?? 0);
  return context.locale.list(numbers.map((number, text) => `${textNames(context, [text])} ${number}`));
}

/** How many of each role, in one line: short for the eye, in words for the ear. */
export function roleCounts(context: MatrixContext, counts: RoleCounts): TemplateResult[] {
  return [...counts].map(
    ([role, numbers]) =>
      html`<span class=${new Set(numbers).size > 1 ? 'count unequal' : 'count'} data-role=${role}
        ><span aria-hidden="true">${context.messages.roleShort(role)}${countText(numbers)}</span
        ><span class="visually-hidden">${roleName(context, role)} ${countWords(context, numbers)} </span></span
      >`,
  );
}

/** The same in words. */
export function countsInWords(context: MatrixContext, counts: RoleCounts): string {
  return [...counts].map(([role, numbers]) => `${roleName(context, role)} ${countWords(context, numbers)} `).join('');
}
