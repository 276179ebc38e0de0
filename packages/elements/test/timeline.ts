import type { Timeline, TimelineEvent } from '@yijian/standard';

const unit = { id: 'lanxi.yundu.health', name: '云渡县卫生健康局（虚构）' };

/** A chain from an inspection to a grade, newest first, with every kind of detail. */
export const chain: TimelineEvent[] = [
  {
    id: 'credit:c1',
    kind: 'credit',
    occurredOn: '2026-01-15',
    title: '信用评价：由 A 级调整为 B 级（基本守信）',
    tone: 'good',
    causeIds: ['penalty:p1'],
    unit,
    credit: {
      ratingId: 'c1',
      schemeId: 's',
      gradeCode: 'B',
      gradeLabel: '基本守信',
      previousGradeCode: 'A',
      status: 'current',
    },
  },
  {
    id: 'score:s1',
    kind: 'score',
    occurredOn: '2025-08-05',
    title: '不良执业行为记分',
    summary: '受到警告、罚款行政处罚',
    tone: 'caution',
    causeIds: ['penalty:p1'],
    unit,
    score: { scoreRecordId: 's1', points: 3, cycleFrom: '2025-04-01', cycleTo: '2026-03-31', status: 'effective' },
  },
  {
    id: 'penalty:p1',
    kind: 'penalty',
    occurredOn: '2025-07-28',
    title: '行政处罚',
    tone: 'serious',
    causeIds: ['finding:f1'],
    unit,
    penalty: {
      penaltyId: 'p1',
      decisionNumber: '云卫医罚〔2025〕3号（虚构）',
      kinds: ['warning', 'fine'],
      fineYuan: '12000.00',
      publicityEndsOn: '2026-07-28',
      status: 'performed',
    },
  },
  {
    id: 'rectification:r1',
    kind: 'rectification',
    occurredOn: '2025-06-18',
    title: '限期整改',
    tone: 'neutral',
    causeIds: ['finding:f1'],
    unit,
    rectification: { rectificationId: 'r1', kind: 'planned', status: 'open', dueOn: '2025-07-18' },
  },
  {
    id: 'finding:f1',
    kind: 'finding',
    occurredOn: '2025-06-18',
    title: '发现问题：医疗废物管理',
    summary: '损伤性废物与感染性废物混放。',
    tone: 'caution',
    causeIds: ['inspection:i1'],
    finding: { findingId: 'f1', severity: 'general', matter: '医疗废物管理', legalBasis: '医疗废物管理条例第十六条' },
  },
  {
    id: 'inspection:i1',
    kind: 'inspection',
    occurredOn: '2025-06-18',
    title: '双随机抽查',
    tone: 'caution',
    unit,
    inspection: {
      inspectionId: 'i1',
      kind: 'double-random',
      resultCode: 'problem-follow-up',
      findingCount: 1,
      inspectorCount: 2,
    },
  },
  {
    id: 'licence:fac-1.1',
    kind: 'licence',
    occurredOn: '2018-05-10',
    title: '执业许可：核发',
    tone: 'neutral',
    licence: { kind: 'issued', licenceNumber: 'PDY990121（虚构）' },
  },
];

/** As many events as asked for, newest first, one every third day; every fourth is a finding that the inspection before it led to. */
export function events(count: number): TimelineEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const finding = index % 4 === 0;
    const occurredOn = new Date(Date.UTC(2026, 0, 15) - index * 3 * 86_400_000).toISOString().slice(0, 10);
    return {
      id: `event:${index}`,
      kind: finding ? 'finding' : 'inspection',
      occurredOn,
      title: `${finding ? '发现问题' : '日常巡查'}第 ${index} 号`,
      summary: '虚构示例。',
      tone: finding ? 'caution' : 'good',
      ...(finding && { causeIds: [`event:${index + 1}`] }),
    };
  });
}

/** Counts over events, as a server gives them. */
function overviewOf(all: readonly TimelineEvent[]): NonNullable<Timeline['overview']> {
  const counts = (key: (event: TimelineEvent) => string): [string, number][] => {
    const found = new Map<string, number>();
    for (const event of all) found.set(key(event), (found.get(key(event)) ?? 0) + 1);
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    total: all.length,
    kinds: counts(({ kind }) => kind).map(([kind, count]) => ({ kind, count })),
    months: counts(({ occurredOn }) => occurredOn.slice(0, 7)).map(([month, count]) => ({ month, count })),
  };
}

/** The body of a read of a timeline, all of it in one page. */
export function timeline(all: TimelineEvent[] = chain): Timeline {
  return {
    subject: { kind: 'facility', id: 'fac-1', name: '云渡县示例口腔诊所（虚构）' },
    data: all,
    page: { limit: 100 },
    overview: overviewOf(all),
  };
}

/** What a timeline asks for. */
export interface TimelineQuestion {
  id: string;
  kind?: string[];
  from?: string;
  to?: string;
  cursor?: string;
  limit?: number;
}

/** A server that pages through events and sifts them by kind and day. Remembers what it was asked. */
export function timelineServer(all: TimelineEvent[], pageSize: number) {
  const asked: TimelineQuestion[] = [];
  let failure: Error | undefined;
  return {
    asked,
    /** What it throws from now on; nothing makes it answer again. */
    fail: (error?: Error) => (failure = error),
    client: {
      facilities: {
        timeline: async (id: string, question: Omit<TimelineQuestion, 'id'> = {}): Promise<Timeline> => {
          asked.push({ id, ...question });
          await Promise.resolve();
          if (failure) throw failure;
          const { kind, days, from } = question.cursor
            ? (JSON.parse(question.cursor) as { kind?: string[]; days: [string, string]; from: number })
            : { kind: question.kind, days: [question.from ?? '', question.to ?? '9999-12-31'] as const, from: 0 };
          const matching = all.filter(
            (event) =>
              (kind?.includes(event.kind) ?? true) && event.occurredOn >= days[0] && event.occurredOn <= days[1],
          );
          const next = from + pageSize;
          return {
            ...timeline(matching.slice(from, next)),
            page: {
              limit: pageSize,
              ...(next < matching.length && { nextCursor: JSON.stringify({ kind, days, from: next }) }),
            },
            ...(from === 0 ? { overview: overviewOf(matching) } : { overview: undefined as never }),
          };
        },
      },
    },
  };
}
