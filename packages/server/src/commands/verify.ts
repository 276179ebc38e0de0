import { faultMeanings, type Finding, type Verified, verifyHistory } from '../history/verify-history.js';
import { progressLine } from '../seed/progress-line.js';
import { readSettings } from '../settings.js';
import { StartProblem } from '../start-problem.js';
import { explainDatabaseError } from '../store/explain-database-error.js';
import { openFilledStore } from '../store/open-filled-store.js';
import type { CommandAction } from './command.js';

/** Holds everything to its history: 0 when all is as the server left it, otherwise 1 with a line for each finding. */
export const verify: CommandAction = async (_positional, options, { env, output, errors }) => {
  const keptSeal = sealOf(options['seal'] as string | undefined);
  const asJson = options['json'] === true;
  const progress = progressLine(errors);
  const part = { name: 'verify', title: 'Verifying' };
  const store = await openFilledStore(readSettings(env));
  try {
    const verified = await verifyHistory(store.db, {
      ...(keptSeal !== undefined && { keptSeal }),
      onFinding: (finding) => void output.write(`${asJson ? JSON.stringify({ finding }) : lineOf(finding)}\n`),
      onProgress: (done, of) => progress(part, done / of, Math.floor(done / 2)),
    });
    output.write(`${asJson ? JSON.stringify({ verified }) : summaryOf(verified)}\n`);
    return verified.findings === 0 ? 0 : 1;
  } catch (error) {
    throw explainDatabaseError(store.place, error);
  } finally {
    await store.close();
  }
};

/** @throws StartProblem */
function sealOf(text: string | undefined): string | undefined {
  if (text === undefined || /^[0-9a-f]{64}$/i.test(text)) return text?.toLowerCase();
  throw new StartProblem(
    `--seal is "${text}": it must be a hash that was printed before, 64 characters out of 0-9 a-f.`,
  );
}

/** A finding on one line: where it is, the fault's name, what that means, and what differs. */
function lineOf({ fault, collection, recordId, version, differs, seal, from, to, expected, found }: Finding): string {
  const where =
    collection === undefined
      ? seal === undefined
        ? 'seals'
        : `seal ${seal} (${from} to ${to})`
      : [collection, shown(recordId ?? ''), ...(version === undefined ? [] : [`version ${version}`])].join(' ');
  const details = [
    ...(differs ? [`differs at ${differs.map((pointer) => pointer || 'the whole').join(' ')}`] : []),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ];
  return [`${where}: ${fault}: ${faultMeanings[fault]}`, ...details].join('; ');
}

/** An id as it is where it is plain; whatever was written over one must not break the line. */
const shown = (id: string): string => (/^[\w.:~-]+$/.test(id) ? id : JSON.stringify(id));

function summaryOf({ records, versions, withdrawn, seals, unsealed, findings, lastSeal }: Verified): string {
  const count = (number: number, one: string): string =>
    `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
  const looked = `${count(versions, 'version')} of ${count(records, 'record')} (${withdrawn} withdrawn), ${count(seals, 'seal')}, ${count(unsealed, 'version')} not sealed yet`;
  const kept =
    lastSeal === undefined
      ? 'no seal yet'
      : `last seal ${lastSeal} (keep it elsewhere: yijian verify --seal tells later whether it still holds)`;
  return `${looked}\n${kept}\n${findings === 0 ? 'all is whole' : count(findings, 'finding')}`;
}
