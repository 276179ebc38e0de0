import { addLocale, type Locale } from '@yijian/elements';
import { creditBadgeMessages } from '../packages/elements/src/components/credit-badge/credit-badge.messages.js';
import { timelineMessages } from '../packages/elements/src/components/inspection-timeline/inspection-timeline.messages.js';
import { messages as matrixMessages } from '../packages/elements/src/components/task-matrix/task-matrix.messages.js';
import { zhCN } from '../packages/elements/src/locales/zh-cn.js';

/** Tag of the language that nobody speaks. */
export const pseudoLanguage = 'zh-x-pseudo';

/** A text in brackets and nearly twice as long. One sign alone, such as that of a role, stays: it has to fit into its drawing. */
function stretched(text: string): string {
  if (text.length < 2) return text;
  return `⟦${text}${'～'.repeat(Math.ceil(text.length * 0.8))}⟧`;
}

function stretchedAll<M extends object>(messages: M): M {
  return Object.fromEntries(
    Object.entries(messages).map(([name, message]: [string, unknown]) => [
      name,
      typeof message === 'function'
        ? (...given: unknown[]) => stretched(String((message as (...given: unknown[]) => unknown)(...given)))
        : stretched(String(message)),
    ]),
  ) as M;
}

const pseudoLocale: Locale = {
  ...zhCN,
  language: pseudoLanguage,
  month: (year, month) => stretched(zhCN.month(year, month)),
  year: (year) => stretched(zhCN.year(year)),
  common: stretchedAll(zhCN.common),
};

/**
 * Adds a language that shows what is in the tables of texts and what is not: text without brackets is either data, a label of a code table, or
 * was forgotten. Longer than any real translation, it shows too where a layout has no room.
 */
export function addPseudoLocale(): void {
  addLocale(pseudoLocale, {
    'yj-credit-badge': stretchedAll(creditBadgeMessages['zh-CN']),
    'yj-inspection-timeline': stretchedAll(timelineMessages['zh-CN']),
    'yj-task-matrix': stretchedAll(matrixMessages['zh-CN']),
  });
}
