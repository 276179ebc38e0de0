/** An element as the snippets write it. */
export interface Embedded {
  readonly tagName: string;
  /** Attribute that names what is read, as integrators and server pages fill it. */
  readonly attribute: string;
  readonly id: string;
  /** More attributes, as they stand in the tag. */
  readonly more?: string;
  /** What stands in the tag: the answer without scripts. */
  readonly fallback: { readonly href: string; readonly text: string };
  /** The expression of a JSP page for the identifier, and that for its link. */
  readonly jsp: { readonly id: string; readonly href: string; readonly text: string };
  /** How the SDK reads the same body. */
  readonly read: string;
}

/** The three elements that read. */
export const embedded = {
  'yj-credit-badge': {
    tagName: 'yj-credit-badge',
    attribute: 'subject',
    id: 'fac-example-clinic',
    more: 'size="standard"',
    fallback: { href: 'https://credit.lanxi.example/ratings/', text: 'B 基本守信 · 2026-01-15' },
    jsp: { id: 'facility.id', href: 'facility.creditUrl', text: 'facility.gradeText' },
    read: "creditSummaries.get('fac-example-clinic')",
  },
  'yj-inspection-timeline': {
    tagName: 'yj-inspection-timeline',
    attribute: 'facility',
    id: 'fac-example-clinic',
    more: 'heading-level="3"',
    fallback: { href: 'https://credit.lanxi.example/records/', text: '查看监管记录' },
    jsp: { id: 'facility.id', href: 'facility.recordsUrl', text: 'facility.recordsText' },
    read: "facilities.timeline('fac-example-clinic')",
  },
  'yj-task-matrix': {
    tagName: 'yj-task-matrix',
    attribute: 'plan',
    id: 'luzhai-2021-7',
    fallback: { href: 'https://plans.lanxi.example/', text: '查看方案原文' },
    jsp: { id: 'plan.id', href: 'plan.sourceUrl', text: 'plan.title' },
    read: "plans.matrix('luzhai-2021-7')",
  },
} as const satisfies Record<string, Embedded>;

export type EmbeddedName = keyof typeof embedded;
