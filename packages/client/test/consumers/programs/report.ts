import { createClient, isYijianError } from '@yijian/client';
import { InvalidAnswerError, validateAnswers } from '@yijian/client/validate';

/** What a consumer found out, for the test to look at. */
export interface Report {
  readonly names: readonly string[];
  readonly badges: readonly string[];
  readonly refused: readonly string[];
  readonly problem: string;
}

/** Uses every way of the package that a consumer's bundler could break. */
export async function report(baseUrl: string): Promise<Report> {
  const yijian = createClient({ baseUrl, retry: false, checkAnswer: validateAnswers({ mode: 'throw' }) });
  const names: string[] = [];
  for await (const facility of yijian.facilities.list({ limit: 1 })) names.push(facility.name);
  const summaries = await Promise.all(['s-1', 's-2'].map((id) => yijian.creditSummaries.get(id)));
  const badges = summaries.map(({ data }) => `${data[0]?.subject.id ?? ''} ${data[0]?.status ?? ''}`);
  // This server's units are not what the standard says.
  const invalid: unknown = await yijian.units.list().then(undefined, (error: unknown) => error);
  const refused =
    invalid instanceof InvalidAnswerError ? invalid.faults.map(({ pointer, place }) => `${pointer} ${place}`) : [];
  const missing: unknown = await yijian.facilities.get('missing').then(undefined, (error: unknown) => error);
  const problem = isYijianError(missing) && missing.kind === 'problem' ? missing.code : String(missing);
  return { names, badges, refused, problem };
}
