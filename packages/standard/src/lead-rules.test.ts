import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeTables } from './codes.js';
import { planSources } from './plans.js';

interface LeadRule {
  id: string;
  jurisdiction: string;
  basis: string;
  planId: string;
  effectiveFrom?: string;
  conventions: {
    kind: string;
    wording?: string;
    place?: string;
    roles: { phrase: string; position: string; role: string }[];
  }[];
}
const folder = new URL('../../../openapi/profiles/lead-rules/', import.meta.url);
const rules = readdirSync(folder).map((file) => parse(readFileSync(new URL(file, folder), 'utf8')) as LeadRule);
const codes = (table: string): string[] | undefined =>
  codeTables.find(({ id }) => id === table)?.codes.map(({ code }) => code);

it('there is a lead rule for every plan that the standard carries', () => {
  expect(rules.map(({ planId }) => planId).sort()).toEqual(planSources.map(({ plan }) => plan.id).sort());
});

describe.each(rules)('the lead rule $id', (rule) => {
  const source = planSources.find(({ plan }) => plan.id === rule.planId);
  if (!source) throw new Error(`The standard does not carry the plan ${rule.planId}.`);
  const { plan, lines, duties = [] } = source;
  const phrases = new Set(rule.conventions.flatMap(({ roles }) => roles.map(({ phrase }) => phrase)));

  it('is that of the document', () => {
    expect(rule.jurisdiction).toBe(plan.regionCode);
    expect(rule.effectiveFrom).toBe(plan.issuedOn);
    expect(rule.basis).toContain(plan.documentNumber ?? plan.title);
  });

  it('has the conventions that the plan declares, word for word', () => {
    const declared = rule.conventions.filter(({ kind }) => kind !== 'by-duty');
    expect(declared.map(({ kind, wording, place }) => ({ kind, wording, place }))).toEqual(
      (plan.leadConventions ?? []).map(({ kind, wording, place }) => ({ kind, wording, place })),
    );
  });

  it('explains every word by which the plan assigns, and no other', () => {
    const verbs = codeTables.find(({ id }) => id === 'duty-verb')?.codes ?? [];
    const written =
      lines.length > 0
        ? lines.flatMap(({ groups }) => groups.map(({ phrase }) => phrase as string))
        : duties.map(({ verb }) => verbs.find(({ code }) => code === verb)?.zh);
    expect([...phrases].sort()).toEqual([...new Set(written)].sort());
  });

  it('uses codes of their tables', () => {
    for (const { kind, roles } of rule.conventions) {
      expect(codes('lead-convention')).toContain(kind);
      for (const { position, role } of roles) {
        expect(codes('unit-position')).toContain(position);
        expect(codes('assignment-role')).toContain(role);
      }
    }
  });
});
