export { planSources } from './generated/plan-sources.js';
export type { PlanLine, PlanLineGroup, PlanSource } from './plan-source.js';
