import { addDays, addMonths, publicityPeriod } from '@yijian/rules';
import type { Penalty } from '@yijian/standard';
import { codeLabel } from '@yijian/standard/codes';
import { recordRecheck } from './inspection-record.js';
import { endLicence } from './licensing.js';
import { ifKnown, isLicensed, nextId, type Case, type Life } from './life.js';
import type { Severity } from './matters.js';
import { rateAfterAnnulment, rateAfterPenalty, rateAfterRepair, reviewRating } from './rating.js';
import { recordPoints } from './scoring.js';
import { workdayFrom, workdaysAfter } from './workdays.js';

/** Sets of penalty kinds (Administrative Penalty Law, art. 9) by the gravest fault, with their weights. */
const KINDS: Readonly<Record<Severity, Readonly<Record<string, number>>>> = {
  minor: { warning: 75, 'warning fine': 25 },
  general: { 'warning fine': 58, fine: 22, 'warning fine confiscate-gains': 14, 'public-criticism fine': 6 },
  serious: {
    'fine confiscate-gains': 40,
    'warning fine': 24,
    'fine suspend-business': 22,
    'fine suspend-licence': 8,
    'fine confiscate-goods restrict-business': 6,
  },
};

/** Kinds that weigh as serious whatever the fault was, by 国办发〔2025〕22号. */
const SERIOUS_KINDS = new Set(['suspend-licence', 'revoke-licence', 'restrict-business', 'suspend-business', 'close']);

/** Chance that a second serious penalty costs the licence. */
const REVOCATION_CHANCE = 0.12;

/** A fine is due within 15 days (art. 67); a decision within 90 days of filing (art. 60). */
const DAYS_TO_PAY = 15;
const DAYS_TO_DECIDE = [20, 80] as const;

const REVIEW_CHANCE = 0.03;
const ANNULMENT_CHANCE = 0.25;
const REPAIR_CHANCE = 0.28;

/** Matters in which a physician answers besides the facility. */
const PERSONAL_MATTERS = new Set(['处方管理', '麻醉药品和精神药品管理', '手术分级与安全核查', '医疗美容服务']);
const PERSONAL_CHANCE = 0.3;

/** Enters the decision on a penalty for some faults into the agenda. */
export function schedulePenalty(life: Life, cases: readonly Case[], after: string): void {
  for (const item of cases) item.answered = true;
  life.unsettled += 1;
  const date = workdayFrom(addDays(after, life.random.int(...DAYS_TO_DECIDE)));
  life.agenda.add(date, () => {
    life.unsettled -= 1;
    if (isLicensed(life)) penalise(life, cases, date);
  });
}

/** Decides on a penalty, and enters into the agenda what follows from it. */
export function penalise(life: Life, cases: readonly Case[], date: string, given?: readonly string[]): Penalty {
  const { random, authorities, facility, penalties } = life;
  const gravest = gravestOf(cases);
  const kinds = given ?? drawKinds(life, gravest.severity);
  const severity = weightOf(kinds, gravest.severity);
  const fineYuan = kinds.includes('fine') ? drawFine(life, gravest) : undefined;
  const confiscationYuan = kinds.some((kind) => kind.startsWith('confiscate')) ? random.int(3, 260) * 50 : undefined;
  const months = kinds.some((kind) => kind.startsWith('suspend')) ? random.int(1, 6) : 0;
  const publishedOn = workdaysAfter(date, random.int(1, 7));
  const { endsOn, repairableFrom } = publicityPeriod(life.world.publicityRule, { level: severity }, publishedOn);
  const licence = `《医疗机构执业许可证》（${facility.licence.number}）`;
  const penalty: Penalty = {
    id: nextId(life, 'pen', penalties),
    subject: life.subject,
    decisionNumber: life.world.numbering.take(`${authorities.series}罚`, date),
    violationKind: gravest.matter.violation,
    facts: factsOf(life, cases),
    legalBasis: [...new Set(cases.map(({ matter }) => matter.legalBasis))].join('、'),
    kinds: [...kinds],
    content: kinds.map((kind) => contentOf(kind, fineYuan, confiscationYuan, months)).join('；') + '。',
    ...(fineYuan === undefined ? {} : { fineYuan: String(fineYuan) }),
    ...(confiscationYuan === undefined ? {} : { confiscationYuan: String(confiscationYuan) }),
    ...(kinds.some((kind) => kind.endsWith('-licence')) ? { licenceAffected: licence } : {}),
    decidedOn: date,
    ...(months > 0 ? { validTo: addDays(addMonths(date, months), -1) } : {}),
    ...ifKnown(life, 'publishedOn', publishedOn),
    publicityEndsOn: endsOn,
    unit: authorities.health,
    inspectionId: gravest.inspection.id,
    findingIds: cases.map(({ finding }) => finding.id),
    status: 'in-force',
  };
  penalties.push(penalty);
  if (kinds.includes('revoke-licence')) endLicence(life, 'revoked', date, `依据${penalty.decisionNumber}吊销。`);
  schedulePoints(life, penalty, gravest);
  schedulePerformance(life, penalty, gravest, repairableFrom);
  if (severity === 'serious') rateAfterPenalty(life, workdaysAfter(date, random.int(14, 25)));
  if (PERSONAL_MATTERS.has(gravest.matter.name) && random.chance(PERSONAL_CHANCE)) {
    life.personalCases.push({ decidedOn: date, matter: gravest.matter, case: gravest });
  }
  return penalty;
}

/** Grants credit repair for a penalty. */
export function repair(life: Life, penalty: Penalty, date: string): void {
  penalty.status = 'repaired';
  penalty.repairedOn = date;
  penalty.publicityEndsOn = date;
  rateAfterRepair(life, penalty, workdaysAfter(date, life.random.int(1, 3)));
}

function schedulePoints(life: Life, penalty: Penalty, gravest: Case): void {
  const date = workdaysAfter(penalty.decidedOn, life.random.int(1, 10));
  life.agenda.add(date, () => {
    if (penalty.status !== 'annulled') recordPoints(life, gravest, date, penalty);
  });
}

/** Either the facility performs, is visited again and may be repaired, or it goes to review or court first. */
function schedulePerformance(life: Life, penalty: Penalty, gravest: Case, repairableFrom?: string): void {
  const { agenda, scripted } = life;
  const random = life.random;
  const chance = (probability: number) => !scripted && random.chance(probability);
  const performedOn = workdayFrom(addDays(penalty.decidedOn, random.int(3, DAYS_TO_PAY)));
  if (chance(REVIEW_CHANCE)) {
    const filedOn = workdaysAfter(penalty.decidedOn, random.int(8, 40));
    agenda.add(filedOn, () => {
      penalty.status = 'under-review';
      reviewRating(life, penalty, filedOn);
    });
    const decidedOn = workdaysAfter(filedOn, random.int(30, 60));
    agenda.add(decidedOn, () => {
      if (random.chance(ANNULMENT_CHANCE)) annul(life, penalty, decidedOn);
      else penalty.status = 'performed';
    });
    return;
  }
  agenda.add(performedOn, () => {
    penalty.status = 'performed';
  });
  if (random.chance(0.6)) {
    const date = workdaysAfter(performedOn, random.int(15, 45));
    agenda.add(date, () => {
      if (!isLicensed(life)) return;
      recordRecheck(
        life,
        date,
        'post-penalty-recheck',
        gravest.inspection,
        'no-problem',
        '复查处罚所涉事项，违法行为已经改正。',
      );
    });
  }
  if (repairableFrom !== undefined && chance(REPAIR_CHANCE) && !penalty.kinds.includes('revoke-licence')) {
    const date = workdayFrom(addDays(repairableFrom, random.int(10, 120)));
    agenda.add(date, () => {
      if (date < (penalty.publicityEndsOn ?? date)) repair(life, penalty, date);
    });
  }
}

/** A decision that was annulled takes its points with it. */
function annul(life: Life, penalty: Penalty, date: string): void {
  penalty.status = 'annulled';
  penalty.publicityEndsOn = date;
  for (const record of life.scoreRecords) if (record.penaltyId === penalty.id) record.status = 'revoked';
  rateAfterAnnulment(life, penalty, workdaysAfter(date, life.random.int(1, 3)));
}

function gravestOf(cases: readonly Case[]): Case {
  const order = ['serious', 'general', 'minor'];
  return [...cases].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))[0] as Case;
}

function drawKinds({ random, penalties }: Life, severity: Severity): string[] {
  const before = penalties.some(({ kinds }) => kinds.some((kind) => SERIOUS_KINDS.has(kind)));
  if (severity === 'serious' && before && random.chance(REVOCATION_CHANCE))
    return ['fine', 'confiscate-gains', 'revoke-licence'];
  return random.weighted(KINDS[severity]).split(' ');
}

function weightOf(kinds: readonly string[], fault: Severity): Severity {
  if (kinds.some((kind) => SERIOUS_KINDS.has(kind))) return 'serious';
  if (kinds.includes('fine')) return fault === 'serious' ? 'serious' : 'general';
  return 'minor';
}

function drawFine({ random }: Life, { severity, matter }: Case): number {
  const [low, high] = matter.fine;
  const [min, max] =
    severity === 'serious' ? [low * 3, high * 5] : severity === 'general' ? [low, high] : [200, high / 10];
  const step = max <= 2000 ? 100 : max <= 20_000 ? 500 : 1000;
  return random.skewed(Math.ceil(min / step), Math.max(Math.ceil(min / step), Math.floor(max / step))) * step;
}

function contentOf(kind: string, fine = 0, confiscation = 0, months = 0): string {
  const label = codeLabel('penalty-kind', kind);
  if (kind === 'fine') return `${label}${fine.toLocaleString('en-US')}元`;
  if (kind.startsWith('confiscate')) return `${label}${confiscation.toLocaleString('en-US')}元`;
  return kind.startsWith('suspend') ? `${label}${months}个月` : label;
}

function factsOf({ authorities }: Life, cases: readonly Case[]): string {
  const [first] = cases;
  const [year, month, day] = (first?.inspection.inspectedOn ?? '').split('-').map(Number);
  const what = cases.map(({ finding }) => finding.description.replace(/。$/, '')).join('；');
  return `${year}年${month}月${day}日，${authorities.supervision.name ?? ''}检查发现：${what}。`;
}
