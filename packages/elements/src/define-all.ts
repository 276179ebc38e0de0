import { YjCreditBadge } from './components/credit-badge/credit-badge.js';
import { YjInspectionTimeline } from './components/inspection-timeline/inspection-timeline.js';
import { YjProvider } from './components/provider/provider.js';
import { YjTaskMatrix } from './components/task-matrix/task-matrix.js';
import type { DefineOptions } from './internal/define-element.js';

/**
 * Registers every element, with a suffix if there is one. The provider comes first, so that it is there when the elements inside it ask for
 * their client.
 */
export function defineAll(options?: DefineOptions): void {
  for (const element of [YjProvider, YjCreditBadge, YjInspectionTimeline, YjTaskMatrix]) element.register(options);
}
