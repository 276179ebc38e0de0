import { readFile } from 'node:fs/promises';
import { type DrawFault, recomputeDraw } from '@yijian/rules';
import type { Draw, DrawPool } from '@yijian/standard';
import { drawDigests } from '../draws/draw-digests.js';
import { answerValidator } from '../http/validators.js';
import { StartProblem } from '../start-problem.js';
import type { CommandAction } from './command.js';

/** Milliseconds that a server has for each of its answers. */
const PATIENCE = 30_000;

/**
 * Computes a published draw again from what the public reads. Ends with 0 when it is what the algorithm makes, and with 1 when it is not;
 * then each place that differs is told.
 */
export const recomputeDrawCommand: CommandAction = async (positional, _options, { output }) => {
  // The last argument takes any number of files.
  const [place, files] = positional as unknown as [string, string[]];
  const draw = await readAs<Draw>('Draw', place);
  const pools = await Promise.all(
    (isAddress(place) ? poolAddresses(place, draw) : files).map((pool) => readAs<DrawPool>('DrawPool', pool)),
  );
  const faults = recomputeDraw(draw, pools, drawDigests);
  output.write(verdict(draw, faults));
  return faults.length === 0 ? 0 : 1;
};

const isAddress = (place: string): boolean => /^https?:/i.test(place);

/** Addresses of the pools that a draw names, beside its own. */
function poolAddresses(address: string, { subjectPools = [], inspectorPools = [] }: Draw): string[] {
  return [...subjectPools, ...inspectorPools].map(
    ({ poolId }) => new URL(`../draw-pools/${encodeURIComponent(poolId)}`, address).href,
  );
}

async function readAs<Document>(schema: 'Draw' | 'DrawPool', place: string): Promise<Document> {
  const document: unknown = isAddress(place) ? await fetched(place) : parsed(place, await contentOf(place));
  if (!answerValidator(schema)(document))
    throw new StartProblem(
      `${place} is no ${schema} of the standard: read it from GET /draws/{drawId} or GET /draw-pools/{drawPoolId}.`,
    );
  return document as Document;
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartProblem(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): check the name.`,
    );
  }
}

async function fetched(address: string): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) });
    text = await response.text();
  } catch {
    throw new StartProblem(`${address} does not answer: check the address and the connection.`);
  }
  if (!response.ok) throw new StartProblem(`${address} answered ${response.status}: check the address.`);
  return parsed(address, text);
}

function parsed(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartProblem(`${place} is not JSON.`);
  }
}

function verdict({ id, status, seed, selections = [] }: Draw, faults: readonly DrawFault[]): string {
  if (faults.length > 0)
    return [`${id}: not what the algorithm makes`, ...faults.map(({ pointer, en }) => `  ${pointer}: ${en}`), ''].join(
      '\n',
    );
  if (status === 'cancelled') return `${id}: cancelled; commitment and pools fit\n`;
  if (seed === undefined) return `${id}: not drawn yet; pools and preparation fit\n`;
  return `${id}: ${selections.length} pairs, as published\n`;
}
