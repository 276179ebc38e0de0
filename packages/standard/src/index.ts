export type { components, operations, paths } from './generated/openapi.js';
export type { PlanLine, PlanLineGroup, PlanSource } from './plan-source.js';
export type * from './generated/schemas.js';
