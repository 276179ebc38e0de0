import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../bootstrap/places.js';
import { clientGuide, type Results } from './guide.ts';

/** The last results, as they are kept beside the guide. */
export const resultsFile = join(root, 'docs/vendors/generated-clients.json');

/** The guide that is written from them. */
export const guideFile = join(root, 'docs/vendors/generated-clients.md');

/** The results that were recorded last. */
export const readResults = (): Results =>
  existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Results) : {};

/** Keeps results in place of earlier ones of the same targets, and writes the guide anew. */
export async function record(results: Results): Promise<void> {
  const all = { ...readResults(), ...results };
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([one], [other]) => one.localeCompare(other)));
  const layout = { ...(await resolveConfig(resultsFile)), filepath: resultsFile };
  writeFileSync(resultsFile, await format(JSON.stringify(sorted), layout));
  writeFileSync(guideFile, clientGuide(sorted));
}
