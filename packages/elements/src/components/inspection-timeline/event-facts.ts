import { daysBetween } from '@yijian/rules';
import {
  creditStatus,
  findingSeverity,
  inspectionKind,
  inspectionResult,
  labelIn,
  licenceEventKind,
  penaltyKind,
  penaltyStatus,
  rectificationKind,
  rectificationStatus,
  scoreStatus,
  type CodeLabels,
} from '@yijian/standard/labels';
import type { CommonMessages, Locale } from '../../locales/locale.js';
import type { Tone } from '../../tokens/tokens.js';
import type { TimelineMessages } from './inspection-timeline.messages.js';
import type { EventDetails } from './read-timeline.js';

/** What the drawings of a timeline speak with. */
export interface Words {
  readonly messages: TimelineMessages & CommonMessages;
  readonly locale: Locale;
  /** Day that counts as today, `YYYY-MM-DD`: tells what is overdue. */
  readonly today: string;
}

/** One fact about an event. */
export interface Fact {
  readonly term: string;
  readonly text: string;
  /** Tone of a fact that must not be overlooked. */
  readonly tone?: Tone;
}

/** The facts of an event: the few that its line shows, and all of them. */
export interface EventFacts {
  readonly main: readonly Fact[];
  readonly all: readonly Fact[];
}

/** Facts of an event by its details. */
export function eventFacts(event: EventDetails, words: Words): EventFacts {
  const facts = new FactList(words);
  inspectionFacts(event, facts);
  findingFacts(event, facts);
  rectificationFacts(event, facts, words);
  penaltyFacts(event, facts, words);
  scoreFacts(event, facts, words);
  creditFacts(event, facts, words);
  licenceFacts(event, facts);
  furtherFacts(event, facts, words);
  return facts;
}

class FactList implements EventFacts {
  readonly main: Fact[] = [];
  readonly all: Fact[] = [];
  private readonly _words: Words;

  constructor(words: Words) {
    this._words = words;
  }

  /** The texts of the terms, by the name that the messages have for them. */
  get terms(): TimelineMessages['terms'] {
    return this._words.messages.terms;
  }

  add(term: string, text: string | undefined, { main = false, tone }: { main?: boolean; tone?: Tone } = {}): void {
    if (text === undefined) return;
    const fact: Fact = { term, text, ...(tone && { tone }) };
    this.all.push(fact);
    if (main) this.main.push(fact);
  }

  /** A code in words. */
  label(labels: CodeLabels, code: string | undefined): string | undefined {
    return code === undefined ? undefined : labelIn(labels, code, this._words.locale.codeLabels);
  }

  count(value: number | undefined): string | undefined {
    return value === undefined ? undefined : this._words.locale.number(value);
  }
}

function inspectionFacts({ inspection }: EventDetails, facts: FactList): void {
  if (!inspection) return;
  const { kind, resultCode, findingCount, inspectorCount } = inspection;
  facts.add(facts.terms.inspectionKind, facts.label(inspectionKind, kind));
  facts.add(facts.terms.result, facts.label(inspectionResult, resultCode));
  facts.add(facts.terms.findings, facts.count(findingCount), { main: (findingCount ?? 0) > 0 });
  facts.add(facts.terms.inspectors, facts.count(inspectorCount));
}

function findingFacts({ finding }: EventDetails, facts: FactList): void {
  if (!finding) return;
  facts.add(facts.terms.severity, facts.label(findingSeverity, finding.severity), { main: true });
  facts.add(facts.terms.matter, finding.matter);
  facts.add(facts.terms.legalBasis, finding.legalBasis);
}

function rectificationFacts(
  { rectification }: EventDetails,
  facts: FactList,
  { messages, locale, today }: Words,
): void {
  if (!rectification) return;
  const { kind, status, dueOn, completedOn, verifiedOn } = rectification;
  facts.add(facts.terms.rectificationKind, facts.label(rectificationKind, kind));
  const open = status === 'open' || status === 'overdue';
  const past = dueOn !== undefined && dueOn < today;
  facts.add(facts.terms.status, facts.label(rectificationStatus, status), {
    main: !open || !past,
    ...((status === 'overdue' || status === 'failed') && { tone: 'serious' as const }),
  });
  if (dueOn !== undefined) {
    const late = open && past ? messages.overdueBy(locale.number(daysBetween(dueOn, today))) : undefined;
    const after = !open && completedOn !== undefined && completedOn > dueOn ? messages.completedLate : undefined;
    // By the reader's clock it is only late; that it is overdue is for the server to say.
    const tone = late === undefined ? undefined : status === 'overdue' ? 'serious' : 'caution';
    facts.add(facts.terms.dueOn, [dueOn, late ?? after].filter((part) => part !== undefined).join(messages.and), {
      main: open || after !== undefined,
      ...(tone && { tone }),
    });
  }
  facts.add(facts.terms.completedOn, completedOn);
  facts.add(facts.terms.verifiedOn, verifiedOn);
}

function penaltyFacts({ penalty }: EventDetails, facts: FactList, { messages, locale }: Words): void {
  if (!penalty) return;
  const { kinds, fineYuan, confiscationYuan, decisionNumber, publicityEndsOn, status } = penalty;
  const labels = kinds.map((kind) => labelIn(penaltyKind, kind, locale.codeLabels));
  facts.add(facts.terms.penaltyKinds, labels.length === 0 ? undefined : locale.list(labels), {
    main: fineYuan === undefined,
  });
  facts.add(facts.terms.fine, money(fineYuan, messages, locale), { main: true });
  facts.add(facts.terms.confiscation, money(confiscationYuan, messages, locale), { main: true });
  facts.add(facts.terms.decision, decisionNumber);
  facts.add(facts.terms.publicityEndsOn, publicityEndsOn);
  facts.add(facts.terms.status, facts.label(penaltyStatus, status), {
    main: status !== undefined && status !== 'in-force' && status !== 'performed',
  });
}

function scoreFacts({ score }: EventDetails, facts: FactList, { messages, locale }: Words): void {
  if (!score) return;
  const { points, cycleFrom, cycleTo, status } = score;
  facts.add(facts.terms.points, points === undefined ? undefined : messages.points(locale.number(points)), {
    main: true,
  });
  facts.add(facts.terms.cycle, cycleFrom && cycleTo ? messages.period(cycleFrom, cycleTo) : undefined);
  facts.add(facts.terms.status, facts.label(scoreStatus, status), {
    main: status !== undefined && status !== 'effective',
  });
}

function creditFacts({ credit }: EventDetails, facts: FactList, { messages }: Words): void {
  if (!credit) return;
  const { gradeCode, gradeLabel, previousGradeCode, status } = credit;
  const grade = gradeCode === undefined ? undefined : messages.grade(gradeCode, gradeLabel);
  const changed = previousGradeCode !== undefined && previousGradeCode !== gradeCode;
  facts.add(
    facts.terms.grade,
    grade !== undefined && changed ? messages.gradeChange(previousGradeCode, grade) : grade,
    { main: true },
  );
  facts.add(facts.terms.status, facts.label(creditStatus, status), {
    main: status !== undefined && status !== 'current',
  });
}

function licenceFacts({ licence }: EventDetails, facts: FactList): void {
  if (!licence) return;
  facts.add(facts.terms.licenceEvent, facts.label(licenceEventKind, licence.kind));
  facts.add(facts.terms.licenceNumber, licence.licenceNumber);
}

function furtherFacts({ further }: EventDetails, facts: FactList, { messages, locale, today }: Words): void {
  for (const { term, values, labels, due } of further) {
    const text = locale.list(values.map((value) => (labels ? (facts.label(labels, value) ?? value) : value)));
    const late = due && text < today ? messages.overdueBy(locale.number(daysBetween(text, today))) : undefined;
    facts.add(facts.terms[term], late === undefined ? text : `${text}${messages.and}${late}`, {
      main: due,
      ...(late !== undefined && { tone: 'caution' as const }),
    });
  }
}

/** An amount with its thousands grouped, without idle zeros; as it came when it is no number. */
function money(yuan: string | undefined, messages: TimelineMessages, locale: Locale): string | undefined {
  if (yuan === undefined) return undefined;
  const amount = Number(yuan);
  return messages.yuan(Number.isFinite(amount) ? locale.number(amount) : yuan);
}
