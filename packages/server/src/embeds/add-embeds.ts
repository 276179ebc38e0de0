import { createHash } from 'node:crypto';
import type { CreditSummaries } from '@yijian/standard';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { namesEtag } from '../http/conditions.js';
import { corsHeaders } from '../http/cors.js';
import { contentLanguage } from '../http/language.js';
import { addOtherMethods } from '../http/other-methods.js';
import { ProblemError } from '../http/problem.js';
import type { QueryEntry } from '../http/query.js';
import { creditSummaries } from '../reads/credit-summaries.js';
import { dayInChina } from '../reads/today.js';
import type { Db } from '../records/record.js';
import { description, visibleTo } from '../standard.js';
import type { Language } from '../words.js';
import { badgePicture, pictureSizes } from './badge-picture.js';
import { cardPage, cardPolicy } from './card-page.js';
import { type EmbedView, embedView } from './embed-view.js';
import { palettes, type Theme } from './palettes.js';

export interface EmbedOptions {
  db: Db;
  now: () => Date;
}

/** How much larger everything is for elderly readers, as in the elements. */
const CARE_SCALE = 1.4;

/**
 * Pages ask for one picture many times over, and nobody can ask after each: a cache may answer for five minutes by itself, and for an hour more
 * while it asks. What was withdrawn is gone from every page within that time; the elements show it at once.
 */
const cacheControl = 'public, max-age=300, stale-while-revalidate=3600';

const recordId = new RegExp(description.components.schemas['RecordId']?.['pattern'] as string);
const languages: Readonly<Record<string, Language>> = { 'zh-CN': 'zh', en: 'en' };

/**
 * Adds what places without scripts can show of a rating: pictures (`/badges/<subject>.svg`) and small pages (`/cards/<subject>`). They are no
 * operations of the standard. Whoever asks gets what is public, with a token or without.
 */
export function addEmbeds(app: FastifyInstance, options: EmbedOptions): void {
  addOtherMethods(app, '/badges/:file', ['GET']);
  app.get<{ Params: { file: string } }>('/badges/:file', { config: { operation: 'badge' } }, async (request, reply) => {
    const subject = /^(.+)\.svg$/.exec(request.params.file)?.[1];
    if (subject === undefined) {
      reply.callNotFound();
      return reply;
    }
    const size = chosen(request, 'size', pictureSizes) ?? 'standard';
    const { theme, care, language } = looks(request);
    const view = await viewOf(subject, language, options);
    const body = badgePicture(view, size, palettes[theme], care ? CARE_SCALE : 1);
    return send(request, reply, view, { body, type: 'image/svg+xml', policy: "default-src 'none'" });
  });
  addOtherMethods(app, '/cards/:subject', ['GET']);
  app.get<{ Params: { subject: string } }>(
    '/cards/:subject',
    { config: { operation: 'card' } },
    async (request, reply) => {
      const { theme, care, language } = looks(request);
      const view = await viewOf(request.params.subject, language, options);
      return send(request, reply, view, { body: cardPage(view, theme, care), type: 'text/html', policy: cardPolicy });
    },
  );
}

function looks(request: FastifyRequest): { theme: Theme; care: boolean; language: Language } {
  const theme = chosen(request, 'theme', Object.keys(palettes) as Theme[]) ?? 'light';
  const care = chosen(request, 'care', ['false', 'true']) === 'true';
  const language = chosen(request, 'lang', Object.keys(languages)) ?? 'zh-CN';
  return { theme, care, language: languages[language] ?? 'zh' };
}

/** The value of a query parameter out of those that it may have. Parameters that nobody knows are left alone: portals add some against caches. */
function chosen<T extends string>(request: FastifyRequest, name: string, values: readonly T[]): T | undefined {
  const given = (request.query as QueryEntry[]).find((entry) => entry.name === name);
  if (given === undefined) return undefined;
  const value = values.find((one) => one === given.value);
  if (value !== undefined) return value;
  throw new ProblemError('bad-request', {
    zh: `${name} 只能取 ${values.join('、')}。`,
    en: `${name} must be one of ${values.join(', ')}.`,
  });
}

async function viewOf(subject: string, language: Language, { db, now }: EmbedOptions): Promise<EmbedView> {
  const at = now();
  const found = recordId.test(subject) ? await creditSummaries(db, [subject], at) : { data: [], schemes: [] };
  const seen = visibleTo('public', 'CreditSummaries', found) as CreditSummaries;
  return embedView(seen, language, dayInChina(at));
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  view: EmbedView,
  { body, type, policy }: { body: string; type: string; policy: string },
): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.headers({
    ...corsHeaders,
    etag,
    'cache-control': cacheControl,
    'content-language': contentLanguage[view.language],
    'content-security-policy': policy,
    'cross-origin-resource-policy': 'cross-origin',
  });
  const held = request.headers['if-none-match'];
  if (view.subjectName !== undefined && held !== undefined && namesEtag(held, [etag])) return reply.code(304).send();
  // A picture of that there is nothing: browsers draw it whatever the status.
  return reply
    .code(view.subjectName === undefined ? 404 : 200)
    .type(`${type}; charset=utf-8`)
    .send(body);
}
