import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Commitment,
  Complaint,
  CreditRating,
  CreditRepair,
  Facility,
  Inspection,
  ListEntry,
  Penalty,
  ScoreRecord,
  SelfInspection,
  TimelineEvent,
} from '@yijian/standard';
import { codeTables } from '@yijian/standard/codes';
import { creditSchemes } from '@yijian/standard/profiles';
import { eventTones } from './event-tones.js';
import { compareTimelineEvents, eventRank, timelineEvents } from './timeline-events.js';

const codes = (table: string) => codeTables.find(({ id }) => id === table)!.codes.map(({ code }) => code);
const subject = { kind: 'facility', id: 'fac-1' } as const;
const unit = { id: 'u', name: '示例监督所' };
const scheme = creditSchemes.find(({ id }) => id === 'lanxi-2024')!;

const inspection: Inspection = {
  id: 'ins-1',
  facilityId: 'fac-1',
  kind: 'double-random',
  inspectedOn: '2025-05-06',
  unit,
  inspectorCount: 2,
  resultCode: 'problem-follow-up',
  recheckOfInspectionId: 'ins-0',
  findings: [
    {
      id: 'fin-1',
      matter: '医疗废物管理',
      description: '暂存间未上锁。',
      severity: 'general',
      rectification: { id: 'rec-1', kind: 'planned', status: 'overdue', orderedOn: '2025-05-06', dueOn: '2025-05-31' },
    },
    { id: 'fin-2', description: '台账缺页。', severity: 'minor' },
  ],
};
const penalty: Penalty = {
  id: 'pen-1',
  subject,
  decisionNumber: '澜卫医罚〔2025〕12号',
  kinds: ['warning', 'fine'],
  fineYuan: '30000.50',
  violationKind: '医疗废物管理违法',
  content: '警告，罚款。',
  decidedOn: '2025-07-01',
  unit,
  inspectionId: 'ins-1',
  findingIds: ['fin-1', 'fin-2'],
  status: 'in-force',
};
const score: ScoreRecord = {
  id: 'sco-1',
  subject,
  ruleSetId: 'guizhou-2019',
  behaviour: '医疗废物未按规定暂存',
  points: 4,
  recordedOn: '2025-07-08',
  penaltyId: 'pen-1',
  findingId: 'fin-1',
  inspectionId: 'ins-1',
  status: 'effective',
};
const rating: CreditRating = {
  id: 'rat-1',
  subject,
  schemeId: 'lanxi-2024',
  status: 'current',
  gradeCode: 'C',
  score: 66,
  asOf: '2026-03-01',
  basisRecordIds: ['pen-1', 'sco-1', 'gone'],
};

const one = (events: TimelineEvent[]): TimelineEvent => {
  expect(events).toHaveLength(1);
  return events[0]!;
};

describe('inspections', () => {
  const events = timelineEvents({ kind: 'inspection', record: inspection });

  it('tell of the inspection, each finding and each rectification', () => {
    expect(events.map(({ id, occurredOn, title, tone, causeIds }) => [id, occurredOn, title, tone, causeIds])).toEqual([
      ['inspection:ins-1', '2025-05-06', '双随机抽查：发现问题待后续处理', 'caution', ['inspection:ins-0']],
      ['finding:fin-1', '2025-05-06', '发现一般问题：医疗废物管理', 'caution', ['inspection:ins-1']],
      ['rectification:rec-1', '2025-06-01', '限期整改：逾期未改', 'serious', ['finding:fin-1']],
      ['finding:fin-2', '2025-05-06', '发现轻微问题：台账缺页。', 'neutral', ['inspection:ins-1']],
    ]);
  });

  it('carry their own detail and no other', () => {
    expect(events[0]).toMatchObject({
      unit,
      inspection: { inspectionId: 'ins-1', findingCount: 2, inspectorCount: 2 },
    });
    expect(events[1]).toMatchObject({ finding: { findingId: 'fin-1', severity: 'general', matter: '医疗废物管理' } });
    expect(events[2]).toMatchObject({ rectification: { status: 'overdue', dueOn: '2025-05-31' } });
    expect(events[2]).not.toHaveProperty('finding');
    expect(events[3]!.finding).not.toHaveProperty('matter');
  });

  it.each([
    [{ status: 'open', orderedOn: '2025-05-07' }, '2025-05-07'],
    [{ status: 'open' }, '2025-05-06'],
    [{ status: 'completed', completedOn: '2025-05-20' }, '2025-05-20'],
    [{ status: 'verified', completedOn: '2025-05-20', verifiedOn: '2025-06-02' }, '2025-06-02'],
    [{ status: 'failed', verifiedOn: '2025-06-02' }, '2025-06-02'],
    [{ status: 'overdue', dueOn: '2025-05-31' }, '2025-06-01'],
  ] as const)('date a rectification by the day on which it came into its state: %o', (rectification, occurredOn) => {
    const finding = {
      ...inspection.findings![1]!,
      rectification: { id: 'r', kind: 'planned' as const, ...rectification },
    };
    const told = timelineEvents({ kind: 'inspection', record: { ...inspection, findings: [finding] } });
    expect(told.find(({ kind }) => kind === 'rectification')!.occurredOn).toBe(occurredOn);
  });

  it('show a code that the tables do not know as it is', () => {
    const { resultCode: _, ...record } = { ...inspection, kind: 'drone', findings: [] };
    expect(one(timelineEvents({ kind: 'inspection', record }))).toMatchObject({ title: 'drone', tone: 'neutral' });
  });
});

describe('penalties', () => {
  const told = (change: Partial<Penalty>) =>
    one(timelineEvents({ kind: 'penalty', record: { ...penalty, ...change } }));

  it('show the fine', () => {
    expect(told({})).toMatchObject({
      id: 'penalty:pen-1',
      title: '行政处罚：警告、罚款 30,000.50 元',
      summary: '医疗废物管理违法；警告，罚款。',
      tone: 'caution',
      causeIds: ['finding:fin-1', 'finding:fin-2'],
      penalty: { decisionNumber: '澜卫医罚〔2025〕12号', fineYuan: '30000.50', status: 'in-force' },
    });
    expect(told({ fineYuan: '900' }).title).toContain('罚款 900 元');
    expect(told({ fineYuan: '1234567' }).title).toContain('罚款 1,234,567 元');
  });

  it('take the gravest kind for their tone, and none once annulled', () => {
    expect(told({ kinds: ['fine', 'revoke-licence', 'warning'] }).tone).toBe('serious');
    expect(told({ kinds: ['revoke-licence'], status: 'annulled' })).toMatchObject({
      tone: 'neutral',
      title: '行政处罚：吊销许可证件（已撤销）',
    });
  });

  it('follow from the inspection when no finding is named, and from nothing when that is not known', () => {
    expect(told({ findingIds: [] }).causeIds).toEqual(['inspection:ins-1']);
    const { findingIds: _, inspectionId: __, ...bare } = penalty;
    expect(one(timelineEvents({ kind: 'penalty', record: bare }))).not.toHaveProperty('causeIds');
  });
});

describe('score records', () => {
  const told = (change: Partial<ScoreRecord>) =>
    one(timelineEvents({ kind: 'score-record', record: { ...score, ...change } }));

  it('follow from the penalty, else from the finding, else from the inspection', () => {
    expect(told({})).toMatchObject({ id: 'score:sco-1', title: '不良执业行为记 4 分', causeIds: ['penalty:pen-1'] });
    const { penaltyId: _, ...byFinding } = score;
    expect(one(timelineEvents({ kind: 'score-record', record: byFinding })).causeIds).toEqual(['finding:fin-1']);
    const { findingId: __, ...byInspection } = byFinding;
    expect(one(timelineEvents({ kind: 'score-record', record: byInspection })).causeIds).toEqual(['inspection:ins-1']);
  });

  it('say when they do not count', () => {
    expect(told({ status: 'revoked' })).toMatchObject({ title: '不良执业行为记 4 分（已撤销）', tone: 'neutral' });
  });
});

describe('credit ratings', () => {
  const basisKind = (id: string) => (({ 'pen-1': 'penalty', 'sco-1': 'score' }) as const)[id];

  it('say how the grade changed, in the words and tone of the scheme', () => {
    const event = one(
      timelineEvents({ kind: 'credit-rating', record: rating, scheme, previousGradeCode: 'A', basisKind }),
    );
    expect(event).toMatchObject({
      id: 'credit:rat-1',
      occurredOn: '2026-03-01',
      title: '信用评价：由 A 级调整为 C 级（轻度失信）',
      tone: 'caution',
      causeIds: ['penalty:pen-1', 'score:sco-1'],
      credit: { gradeCode: 'C', gradeLabel: '轻度失信', previousGradeCode: 'A' },
    });
  });

  it('say less where less is known', () => {
    expect(one(timelineEvents({ kind: 'credit-rating', record: rating }))).toMatchObject({
      title: '信用评价：C 级',
      tone: 'neutral',
    });
    const same = timelineEvents({ kind: 'credit-rating', record: rating, scheme, previousGradeCode: 'C' });
    expect(one(same).title).toBe('信用评价：C 级（轻度失信）');
    const { gradeCode: _, score: __, ...pending } = { ...rating, status: 'pending' as const };
    expect(one(timelineEvents({ kind: 'credit-rating', record: pending, scheme }))).toMatchObject({
      title: '信用评价：评定中',
      tone: 'neutral',
    });
  });

  it('tell of a repair', () => {
    const record = { ...rating, status: 'repaired' as const, gradeCode: 'B' };
    expect(one(timelineEvents({ kind: 'credit-rating', record, scheme, previousGradeCode: 'D' })).title).toBe(
      '信用修复：由 D 级调整为 B 级（基本守信）',
    );
  });

  it('do not tell a grade that was withdrawn', () => {
    const record = { ...rating, status: 'withdrawn' as const, gradeCode: 'D' };
    const event = one(timelineEvents({ kind: 'credit-rating', record, scheme, previousGradeCode: 'A' }));
    expect(event).toMatchObject({ title: '信用评价：已撤回', tone: 'neutral' });
    expect(event.credit).toEqual({ ratingId: 'rat-1', schemeId: 'lanxi-2024', status: 'withdrawn' });
  });
});

describe('commitments, self-inspections and complaints', () => {
  it('tell whether a commitment was kept', () => {
    const record: Commitment = {
      id: 'com-1',
      kind: 'lawful-practice-facility',
      facilityId: 'fac-1',
      title: '依法执业承诺书',
      signedOn: '2024-01-05',
      validTo: '2024-12-31',
      status: 'breached',
    };
    expect(one(timelineEvents({ kind: 'commitment', record }))).toEqual({
      id: 'commitment:com-1',
      kind: 'commitment',
      occurredOn: '2024-01-05',
      title: '医疗机构依法执业承诺（未履行）',
      summary: '依法执业承诺书',
      tone: 'caution',
      commitment: {
        commitmentId: 'com-1',
        kind: 'lawful-practice-facility',
        status: 'breached',
        validTo: '2024-12-31',
      },
    });
    expect(one(timelineEvents({ kind: 'commitment', record: { ...record, status: 'in-force' } })).title).toBe(
      '医疗机构依法执业承诺',
    );
  });

  it('follow the findings of a self-inspection as they follow those of an inspection', () => {
    const record: SelfInspection = {
      id: 'sfi-1',
      facilityId: 'fac-1',
      kind: 'full',
      inspectedOn: '2025-03-28',
      reportedTo: unit,
      findings: inspection.findings!,
    };
    const told = timelineEvents({ kind: 'self-inspection', record });
    expect(told.map(({ id, occurredOn, title, tone, causeIds }) => [id, occurredOn, title, tone, causeIds])).toEqual([
      ['self-inspection:sfi-1', '2025-03-28', '全面自查：发现 2 个问题', 'neutral', undefined],
      ['finding:fin-1', '2025-03-28', '发现一般问题：医疗废物管理', 'caution', ['self-inspection:sfi-1']],
      ['rectification:rec-1', '2025-06-01', '限期整改：逾期未改', 'serious', ['finding:fin-1']],
      ['finding:fin-2', '2025-03-28', '发现轻微问题：台账缺页。', 'neutral', ['self-inspection:sfi-1']],
    ]);
    expect(one(timelineEvents({ kind: 'self-inspection', record: { ...record, findings: [] } })).title).toBe(
      '全面自查',
    );
  });

  it('say what came of a complaint, and nothing of who complained', () => {
    const record: Complaint = {
      id: 'cmp-1',
      channel: 'hotline-12345',
      kind: 'charges',
      receivedOn: '2025-02-03',
      subject,
      complainantKind: 'patient',
      isAnonymous: false,
      unit,
      dueOn: '2025-04-04',
      status: 'handled',
      result: 'partly-substantiated',
      inspectionIds: ['ins-1'],
    };
    const event = one(timelineEvents({ kind: 'complaint', record }));
    expect(event).toMatchObject({
      id: 'complaint:cmp-1',
      title: '投诉举报（违规收费）：部分属实',
      tone: 'caution',
      complaint: { kind: 'charges', dueOn: '2025-04-04', inspectionIds: ['ins-1'] },
    });
    expect(JSON.stringify(event)).not.toMatch(/patient|nonymous/);
    const { result: _, ...open } = { ...record, status: 'accepted' };
    expect(one(timelineEvents({ kind: 'complaint', record: open })).title).toBe('投诉举报（违规收费）：已受理');
  });
});

describe('lists and repairs', () => {
  const entry: ListEntry = {
    id: 'lst-1',
    subject,
    kind: 'black',
    status: 'left',
    basis: '示例名单办法',
    enteredOn: '2025-07-20',
    leftOn: '2026-01-20',
    exitReason: 'credit-repaired',
    basisRecordIds: ['pen-1', 'gone'],
  };
  const told = (change: Partial<ListEntry>) =>
    timelineEvents({
      kind: 'list-entry',
      record: { ...entry, ...change },
      basisKind: (id) => (id === 'pen-1' ? 'penalty' : undefined),
    });

  it('tell when an entry was made and why, and when it ended', () => {
    expect(
      told({}).map(({ id, occurredOn, title, tone, causeIds }) => [id, occurredOn, title, tone, causeIds]),
    ).toEqual([
      ['list:lst-1', '2025-07-20', '列入黑名单', 'serious', ['penalty:pen-1']],
      ['list:lst-1.left', '2026-01-20', '移出黑名单：信用修复', 'neutral', ['list:lst-1']],
    ]);
  });

  it('tell of an annulled entry that it was, and of no end', () => {
    expect(told({ status: 'annulled' })).toMatchObject([{ title: '列入黑名单（列入决定已撤销）', tone: 'neutral' }]);
    expect(told({ status: 'annulled' })).toHaveLength(1);
  });

  it.each([
    [{ status: 'applied' }, '2026-01-02', '信用修复：已申请', 'neutral'],
    [{ status: 'accepted', acceptedOn: '2026-01-05' }, '2026-01-05', '信用修复：已受理', 'neutral'],
    [
      { status: 'granted', acceptedOn: '2026-01-05', decidedOn: '2026-01-19' },
      '2026-01-19',
      '信用修复：准予修复',
      'good',
    ],
  ] as const)('date a repair by how far it has come: %o', (change, occurredOn, title, tone) => {
    const record: CreditRepair = {
      id: 'rep-1',
      subject,
      appliedOn: '2026-01-02',
      penaltyIds: ['pen-1'],
      listEntryIds: ['lst-1'],
      ...change,
    };
    expect(one(timelineEvents({ kind: 'credit-repair', record }))).toMatchObject({
      id: 'repair:rep-1',
      occurredOn,
      title,
      tone,
      causeIds: ['penalty:pen-1', 'list:lst-1'],
    });
  });
});

describe('facilities', () => {
  it('tell of the events of their licence, numbered from the oldest', () => {
    const record: Facility = {
      id: 'fac-1',
      name: '示例',
      categoryCode: 'D211',
      regionCode: '990121',
      status: 'revoked',
      licence: { number: 'X1', validFrom: '2020-01-01' },
      licenceEvents: [
        { kind: 'issued', occurredOn: '2020-01-01', unitId: 'u' },
        { kind: 'revoked', occurredOn: '2025-01-01', note: '吊销。' },
      ],
    };
    expect(timelineEvents({ kind: 'facility', record })).toEqual([
      {
        id: 'licence:fac-1.1',
        kind: 'licence',
        occurredOn: '2020-01-01',
        title: '执业许可：核发',
        tone: 'neutral',
        unit: { id: 'u' },
        licence: { kind: 'issued', licenceNumber: 'X1' },
      },
      {
        id: 'licence:fac-1.2',
        kind: 'licence',
        occurredOn: '2025-01-01',
        title: '执业许可：吊销',
        summary: '吊销。',
        tone: 'serious',
        licence: { kind: 'revoked', licenceNumber: 'X1' },
      },
    ]);
    const { licenceEvents: _, ...quiet } = record;
    expect(timelineEvents({ kind: 'facility', record: quiet })).toEqual([]);
  });
});

describe('every event', () => {
  it('keeps within the lengths of the standard, counted in characters', () => {
    const long = '𠀀'.repeat(3000);
    const record = { ...inspection, summary: long, findings: [{ id: 'f', description: long, severity: 'minor' }] };
    for (const { title, summary } of timelineEvents({ kind: 'inspection', record })) {
      expect(Array.from(title).length).toBeLessThanOrEqual(300);
      expect(Array.from(summary!)).toHaveLength(2000);
      expect(summary!.endsWith('…')).toBe(true);
    }
  });

  it('has a tone for each code that decides one', () => {
    for (const [table, tones] of Object.entries(eventTones)) {
      expect(Object.keys(tones).toSorted(), table).toEqual(codes(table).toSorted());
    }
    expect(
      codes('event-kind')
        .map(eventRank)
        .toSorted((a, b) => a - b),
    ).toEqual(codes('event-kind').map((_, index) => index));
  });

  it('sorts newest first, and on one day effect before cause', () => {
    const day = '2025-05-06';
    const events = [
      ...timelineEvents({ kind: 'inspection', record: { ...inspection, inspectedOn: day } }),
      ...timelineEvents({ kind: 'penalty', record: { ...penalty, decidedOn: day } }),
      ...timelineEvents({ kind: 'score-record', record: { ...score, recordedOn: day } }),
      ...timelineEvents({ kind: 'credit-rating', record: { ...rating, asOf: '2025-05-05' }, scheme }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        const sorted = shuffled.toSorted(compareTimelineEvents);
        expect(sorted.map(({ id }) => id)).toEqual([
          'rectification:rec-1',
          'score:sco-1',
          'penalty:pen-1',
          'finding:fin-2',
          'finding:fin-1',
          'inspection:ins-1',
          'credit:rat-1',
        ]);
      }),
    );
  });
});
