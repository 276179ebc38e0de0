/**
 * What brings a badge its rating where the page has not set or written it plainly: it reads through a client, takes a JSON child or a credential,
 * and tells what is wrong with data. Loaded when a badge needs it.
 */
import { own } from '../../internal/own.js';
import { said } from '../../internal/said.js';
import { ReadController, type ReadOptions } from '../../internal/read-controller.js';
import type { YjCreditBadge } from './credit-badge.js';
import { readPlainCredit, type NoCredit, type ShownCredit } from './read-credit-summary.js';

type Parsed = ShownCredit | NoCredit;

export type CreditReading = ReadController<Parsed, YjCreditBadge>;

const statusOfProblem: Readonly<Record<string, 'not-found' | 'unauthorised' | 'withdrawn'>> = {
  unauthorized: 'unauthorised',
  forbidden: 'unauthorised',
  gone: 'withdrawn',
};

/** What all badges have in common. */
const options: Omit<ReadOptions<Parsed, YjCreditBadge>, 'given'> = {
  credential: ({ credential }) => said(credential),
  key: ({ subject }) => said(subject),
  read: (client, call, { subject }) => client.creditSummaries.get(subject ?? '', call),
  parse: (body, report, { subject }) =>
    readPlainCredit(body, subject) ??
    // Most pages have nothing to be told of their data.
    import('./careful-credit.js').then(({ readCarefully }) => readCarefully(body, said(subject), report)),
  judge: (data) => ('missing' in data ? (own(statusOfProblem, data.missing) ?? 'not-found') : 'ready'),
  client: ({ client }) => client,
  led: true,
};

/** Reads for one badge. `given` is asked for what the page has set or written in it. */
export const creditReading = (badge: YjCreditBadge, given: () => unknown): CreditReading =>
  new ReadController(badge, { ...options, given });
