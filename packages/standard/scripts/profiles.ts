import path from 'node:path';
import { applyProfile, type Described } from './apply-profile.ts';
import type { Json, JsonObject } from './bundle-standard.ts';
import type { CodeTable } from './code-tables.ts';
import { fillExamples } from './fill-examples.ts';
import { byAncestry, type JurisdictionSource, readJurisdictions } from './jurisdictions.ts';
import { mergePatch } from './merge-patch.ts';
import type { RuleRecords } from './rule-records.ts';
import { schemaFaults } from './schema-faults.ts';

/** What profiles are built from. */
export interface ProfileGround {
  /** The bundle before it was given its examples. */
  openapi: JsonObject;
  tables: readonly CodeTable[];
  rules: readonly RuleRecords[];
  planIds: readonly string[];
}

/** A profile as the standard's package holds it. */
export interface BuiltProfile {
  id: string;
  /** By the schema `Profile`, without the address that a server gives to its description. */
  profile: JsonObject;
  /** The description with the profile, and all that it stands on, applied. */
  openapi: JsonObject;
}

interface Stage extends Described {
  /** What the example of a schema becomes. */
  example: (schema: string, example: Json) => Json;
}

/**
 * Builds the profiles of all jurisdictions, in the order of their ids.
 *
 * @param root the folder `openapi`
 * @throws Error when a profile is not well-formed, names what is not there, or loosens the standard; every fault with its line
 */
export async function buildProfiles(root: string, ground: ProfileGround): Promise<BuiltProfile[]> {
  const sources = byAncestry(await readJurisdictions(root));
  const faults = profileFaults(sources, ground);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const stages = new Map<string, Stage>();
  const built: BuiltProfile[] = [];
  for (const source of sources) {
    const profile = source.profile.value as JsonObject;
    const below = stages.get(profile['parentProfileId'] as string) ?? { ...ground, example: (_, example) => example };
    const stage = { ...applyProfile(below, source), example: exampleOf(source, below, ground.rules) };
    stages.set(source.id, stage);
    const openapi = structuredClone(stage.openapi);
    await fillExamples(openapi, path.join(root, 'examples'), stage.example);
    const changedSchemas = [...source.schemas.keys()];
    built.push({
      id: source.id,
      profile: { ...profile, ...(changedSchemas.length > 0 && { changedSchemas }) },
      openapi,
    });
  }
  return built.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Examples of rules are those in force; the others are the standard's, patched where they would not keep the profile. */
function exampleOf(
  { profile, examples }: JurisdictionSource,
  below: Stage,
  rules: readonly RuleRecords[],
): Stage['example'] {
  const inForce = ((profile.value as JsonObject)['rules'] ?? []) as { collection: string; id: string }[];
  const ownRules = new Map(
    rules.flatMap(({ collection, schema, records }) => {
      const own = inForce.find((rule) => rule.collection === collection);
      const record = records.find(({ id }) => id === own?.id);
      return record ? [[schema, record] as const] : [];
    }),
  );
  return (schema, example) => {
    const patch = examples.get(schema);
    const own = ownRules.get(schema) ?? below.example(schema, example);
    return patch ? mergePatch(own, patch.value) : own;
  };
}

const PLACES = { province: 2, prefecture: 4, county: 6 };

function profileFaults(sources: readonly JurisdictionSource[], ground: ProfileGround): string[] {
  const check = schemaFaults(ground.openapi);
  const { version } = ground.openapi['info'] as { version: string };
  return sources.flatMap(({ id, profile: source }) => {
    const shape = check('Profile', source.value);
    if (shape.length > 0) return shape.map(({ steps, says }) => `${source.at(steps)}: ${says}`);
    const profile = source.value as unknown as {
      id: string;
      level: keyof typeof PLACES;
      jurisdiction: string;
      standardVersion: string;
      parentProfileId?: string;
      rules?: { collection: string; id: string }[];
      planIds?: string[];
      codeTables?: { codeTableId: string }[];
    };
    const faults: string[] = [];
    const fault = (steps: (string | number)[], says: string) => faults.push(`${source.at(steps)}: ${says}`);

    for (const derived of ['changedSchemas', 'openapiUrl'])
      if (derived in profile) fault([derived], `"${derived}" is derived; leave it out.`);
    if (profile.id !== id) fault(['id'], `the id "${profile.id}" is not the name of the folder.`);
    if (profile.standardVersion.localeCompare(version, 'en', { numeric: true }) > 0)
      fault(['standardVersion'], `there is no version ${profile.standardVersion} yet; the standard is at ${version}.`);
    if (levelOf(profile.jurisdiction) !== profile.level)
      fault(['level'], `${profile.jurisdiction} is a ${levelOf(profile.jurisdiction)}, not a ${profile.level}.`);
    const parent = sources.find((other) => other.id === profile.parentProfileId)?.profile.value as
      JsonObject | undefined;
    const within = (parent?.['jurisdiction'] ?? '') as string;
    if (parent && !liesIn(profile.jurisdiction, within))
      fault(
        ['parentProfileId'],
        `${profile.jurisdiction} does not lie in ${within}, the jurisdiction of the profile it stands on.`,
      );
    for (const [index, rule] of (profile.rules ?? []).entries()) {
      const records = ground.rules.find(({ collection }) => collection === rule.collection)?.records;
      if (!records?.some((record) => record['id'] === rule.id))
        fault(['rules', index], `there is no openapi/profiles/${rule.collection}/${rule.id}.yaml.`);
    }
    for (const [index, planId] of (profile.planIds ?? []).entries())
      if (!ground.planIds.includes(planId))
        fault(['planIds', index], `there is no plan "${planId}" in openapi/examples/plans.`);
    for (const [index, { codeTableId }] of (profile.codeTables ?? []).entries())
      if (profile.codeTables?.findIndex((other) => other.codeTableId === codeTableId) !== index)
        fault(['codeTables', index], `"${codeTableId}" is narrowed twice.`);
    return faults;
  });
}

const levelOf = (code: string): string =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';

const liesIn = (code: string, within: string): boolean =>
  code !== within && code.startsWith(within.slice(0, PLACES[levelOf(within) as keyof typeof PLACES]));
