import type { CreditSummaries } from '@yijian/standard';
import { getCreditSummaries } from '@yijian/standard/resources';
import { Batch } from '../batch.js';
import type { ListOptions, ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import { ContractError } from '../errors/contract-error.js';
import { ProblemError } from '../errors/problem-error.js';
import { identifier } from '../identifier.js';

/** Most subjects that the standard takes in one request. */
const subjectsPerRequest = 100;
const { operationId } = getCreditSummaries;

/** What badges show (信用摘要). */
export interface CreditSummariesOfSubjects {
  /**
   * Reads one subject's summary, with the schemes that explain it. All calls of one turn of the event loop, or of the
   * time in which a page is parsed, go into one request for every 100 subjects, and a subject asked for again before
   * the answer is not asked twice. Aborting one call leaves the others alone. Parts of the answer may be shared
   * between callers: do not change them.
   *
   * Rejects with a `ProblemError` of code `not-found` when there is no such subject; when the request fails, every
   * call in it rejects.
   */
  readonly get: (subjectId: string, options?: ReadOptions<CreditSummaries>) => Promise<CreditSummaries>;
  /** Reads the summaries of many subjects, in one request for every 100. Those not found are listed under `missing`. */
  readonly getMany: (subjectIds: readonly string[], options?: ListOptions) => Promise<CreditSummaries>;
}

/** What badges show (信用摘要). */
export const creditSummaries = (transport: Transport): CreditSummariesOfSubjects => {
  const endpoint = transport.endpoint(getCreditSummaries);
  const read = async (subject: string[], options: ListOptions): Promise<CreditSummaries> => {
    const body = await endpoint({ query: { subject } }, options);
    if (areObjects(body.data) && areObjects(body.schemes) && body.data.every(({ subject }) => areObjects([subject])))
      return body;
    throw new ContractError('the server answered no summaries: "data" and "schemes" are needed', { operationId });
  };
  // What is remembered of each subject is fresh enough or not; what a batch answered last time says nothing of it.
  // A program that serves many users has a batch for each token: what one may see is not for another.
  const batches = new Map<string | undefined, Batch<CreditSummaries>>();
  const batchOf = (token: string | undefined): Batch<CreditSummaries> => {
    const load = (ids: string[], signal: AbortSignal): Promise<CreditSummaries> => {
      batches.delete(token);
      return read(ids, { signal, reload: true });
    };
    const batch = batches.get(token) ?? new Batch(subjectsPerRequest, load);
    batches.set(token, batch);
    return batch;
  };
  return {
    // A bad id is refused here, because the server would refuse the whole batch for it.
    get: async (id, options) =>
      transport.recall(
        `summary ${identifier('subjectId', id)}`,
        async (token, left) => ofSubject(await batchOf(token).add(id, left), id),
        options,
      ),
    getMany: async (subjectIds, options = {}) => {
      const ids = [...new Set(subjectIds)].map((id) => identifier('subjectId', id));
      if (ids.length === 0) throw new TypeError('subjectIds must name at least one subject.');
      const requests: Promise<CreditSummaries>[] = [];
      for (let from = 0; from < ids.length; from += subjectsPerRequest)
        requests.push(read(ids.slice(from, from + subjectsPerRequest), options));
      return (await Promise.all(requests)).reduce(merge);
    },
  };
};

const areObjects = (items: unknown): boolean =>
  Array.isArray(items) && items.every((item) => typeof item === 'object' && item !== null);

/** The part of a batch's answer that is about one subject. */
function ofSubject(body: CreditSummaries, id: string): CreditSummaries {
  const summary = body.data.find(({ subject }) => subject.id === id);
  if (!summary) {
    const missing = body.missing?.find((item) => item.id === id);
    if (!missing) throw new ContractError('the server left out a subject that was asked for', { operationId });
    const { code, detail = `there is no subject ${id}` } = missing;
    throw new ProblemError(
      { type: `urn:yijian:problem:${code}`, title: 'No summary of this subject', status: 404, code, detail },
      { operationId },
    );
  }
  const schemeIds = [summary, ...(summary.previous ?? [])].map(({ schemeId }) => schemeId);
  return {
    data: [summary],
    schemes: body.schemes.filter((scheme) => schemeIds.includes(scheme.id)),
    generatedAt: body.generatedAt,
  };
}

function merge(one: CreditSummaries, other: CreditSummaries): CreditSummaries {
  const missing = [...(one.missing ?? []), ...(other.missing ?? [])];
  return {
    data: [...one.data, ...other.data],
    schemes: [...new Map([...one.schemes, ...other.schemes].map((scheme) => [scheme.id, scheme])).values()],
    ...(missing.length > 0 && { missing }),
    generatedAt: Date.parse(other.generatedAt) > Date.parse(one.generatedAt) ? other.generatedAt : one.generatedAt,
  };
}
