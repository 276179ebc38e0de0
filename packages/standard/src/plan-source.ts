import type { Plan, PlanDiscrepancy, PlanStage, PlanTask, Unit, UnitDuty } from './generated/schemas.js';

/**
 * A plan as it is written down by hand from a document: each assignment line stands as the document has it. Roles are not written down;
 * they follow from the plan's own lead conventions.
 */
export interface PlanSource {
  plan: Omit<Plan, 'stages'>;
  stages: PlanStage[];
  /** Units in the order of first mention. */
  units: Unit[];
  tasks: PlanTask[];
  /** Assignment lines in the order of the document. */
  lines: PlanLine[];
  duties?: UnitDuty[];
  /** Oddities of the text that no comparison of lines can find, such as one unit under two names. */
  discrepancies?: PlanDiscrepancy[];
}

/** One assignment line of one text for one task, such as `责任单位：甲、乙。` or `（甲牵头负责，乙参与）`. */
export interface PlanLine {
  taskId: string;
  /** Part of the document: an id of `plan.texts`. */
  textId: string;
  /** Label of the line where it has one, such as 责任单位. */
  label?: string;
  groups: PlanLineGroup[];
}

/** Units that share a phrase within a line. */
export interface PlanLineGroup {
  /** How the document puts it. Decides the role together with the convention. */
  phrase: '负责' | '牵头负责' | '分别负责' | '参与' | '责任单位' | '责任部门';
  /** Units in the order of the line: an id of `units`, or an id with the name as written where that differs. */
  units: (string | { unit: string; as: string })[];
  /** True when the line ends in words such as 等相关部门 that mean units not named. */
  openEnded?: boolean;
}
