import planAssignment from '@yijian/standard/json-schema/open/PlanAssignment.json' with { type: 'json' };
import creditScheme from '@yijian/standard/json-schema/open/CreditScheme.json' with { type: 'json' };
import creditSummaries from '@yijian/standard/json-schema/open/CreditSummaries.json' with { type: 'json' };
import creditSummary from '@yijian/standard/json-schema/open/CreditSummary.json' with { type: 'json' };
import planMatrix from '@yijian/standard/json-schema/open/PlanMatrix.json' with { type: 'json' };
import planTask from '@yijian/standard/json-schema/open/PlanTask.json' with { type: 'json' };
import timeline from '@yijian/standard/json-schema/open/Timeline.json' with { type: 'json' };
import timelineEvent from '@yijian/standard/json-schema/open/TimelineEvent.json' with { type: 'json' };
import { getCreditSummaries, getFacilityTimeline, getPlanMatrix } from '@yijian/standard/operations';
import { richSummaries } from '../fixtures/credit-summaries.js';
import { smallPlan } from '../fixtures/small-plan.js';
import { singleTimeline } from '../fixtures/timelines.js';

/** A property of a JSON Schema of the standard. */
export interface SchemaProperty {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: SchemaProperty;
  readonly 'x-title-zh'?: string;
  readonly 'x-definition-zh'?: string;
  readonly 'x-codelist'?: string;
  readonly description?: string;
}

/** A JSON Schema of the standard. */
export interface Schema {
  readonly 'x-title-zh'?: string;
  readonly 'x-definition-zh'?: string;
  readonly 'x-titles-zh'?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaProperty>>;
}

export interface Contract {
  readonly operation: { readonly method: string; readonly path: string };
  /** The body, then what it is a list of, by name. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** A body to copy. */
  readonly example: unknown;
}

/** What each element reads, from the standard itself. */
export const contracts = {
  'yj-credit-badge': {
    operation: getCreditSummaries,
    schemas: { CreditSummaries: creditSummaries, CreditSummary: creditSummary, CreditScheme: creditScheme },
    example: richSummaries,
  },
  'yj-inspection-timeline': {
    operation: getFacilityTimeline,
    schemas: { Timeline: timeline, TimelineEvent: timelineEvent },
    example: singleTimeline,
  },
  'yj-task-matrix': {
    operation: getPlanMatrix,
    schemas: { PlanMatrix: planMatrix, PlanTask: planTask, PlanAssignment: planAssignment },
    example: smallPlan,
  },
} as const satisfies Record<string, Contract>;

export type ContractName = keyof typeof contracts;
