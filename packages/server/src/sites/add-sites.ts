import { stat } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem, unknownPath } from '../http/problem-answer.js';
import { problemPage } from './problem-page.js';
import type { Site } from './sites.js';

const YEAR_SECONDS = 31_536_000;

/** Adds the sites: files as they are, `index.html` for folders, a page that helps where there is nothing. */
export async function addSites(app: FastifyInstance, sites: readonly Site[]): Promise<void> {
  await app.register(fastifyStatic, { serve: false, cacheControl: false, index: false, dotfiles: 'ignore' });
  app.setNotFoundHandler(nothingHere);
  for (const site of sites) {
    const bare = site.prefix.slice(0, -1);
    if (bare !== '') app.get(bare, (_request, reply) => reply.redirect(site.prefix, 308));
    app.get(`${site.prefix}*`, { config: { operation: 'site' } }, (request, reply) => serve(site, request, reply));
  }
}

async function serve(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const file = (request.params as { '*': string })['*'];
  const kind = await kindOf(path.join(site.folder, path.normalize(`/${file}`)));
  if (kind === 'folder' && file !== '' && !file.endsWith('/')) {
    return reply.redirect(`${site.prefix}${encodeURI(file)}/`, 308);
  }
  const target = kind === 'folder' ? `${file}index.html` : file;
  if ((await kindOf(path.join(site.folder, path.normalize(`/${target}`)))) !== 'file') {
    const built = (await kindOf(site.folder)) === 'folder';
    return built || meansApi(request) ? nothingHere(request, reply) : sendPage(reply, notBuilt(site));
  }
  const longest = Object.keys(site.headers)
    .filter((beginning) => target.startsWith(beginning))
    .sort((a, b) => b.length - a.length)[0];
  return reply
    .headers({
      ...(longest !== undefined && site.headers[longest]),
      'cache-control': site.immutable?.test(target) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    })
    .sendFile(target, site.folder);
}

async function kindOf(file: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Says that there is nothing here: to programs by a problem, to people by a page. */
const nothingHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  meansApi(request)
    ? sendProblem(unknownPath(pathOf(request)), request, reply)
    : sendPage(reply, noSuchPage(pathOf(request)));

const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? '';

/**
 * Whether a program asks for an operation: below `/v1` but for slashes or capitals, as two parts of an address make it that were joined
 * carelessly; the server as a whole (`OPTIONS *`); or JSON and no page.
 */
const meansApi = (request: FastifyRequest): boolean => {
  const path = pathOf(request);
  const { accept = '' } = request.headers;
  return path === '*' || /^\/+v1(\/|$)/i.test(path) || (/[/+]json\b/i.test(accept) && !/\bhtml\b/i.test(accept));
};

/** Answers with a page in place of what there is not. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .code(404)
    .headers({ 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" })
    .type('text/html; charset=utf-8')
    .send(page);
}

const noSuchPage = (asked: string): string =>
  problemPage(
    { zh: '没有这一页', en: 'No such page' },
    { zh: `本服务没有 ${asked}。`, en: `There is no ${asked} here.` },
    [
      ['/', '示例门户', 'Sample portals'],
      ['/v1', '接口', 'API'],
      ['/reference/', '接口参考', 'API reference'],
      ['/storybook/', '组件手册', 'Storybook'],
    ],
  );

const notBuilt = ({ name, build }: Site): string =>
  problemPage(
    { zh: '尚未构建', en: 'Not built yet' },
    {
      zh: `${name} 尚未构建。请在项目文件夹中运行：${build}，然后刷新本页。`,
      en: `${name} has not been built. In the project's folder run: ${build}. Then load this page again.`,
    },
    [],
  );
