import type { ApiRoot } from '@yijian/standard';
import { codeTables } from '@yijian/standard/codes';
import { operations } from '@yijian/standard/operations';
import type { Access } from '../access/open-access.js';
import { maxBodyBytes } from '../http/limits.js';
import type { Reader } from '../http/operation.js';
import { PREFECTURE } from '../sample-region/region.js';
import { describeOperation, standardVersion } from '../standard.js';
import { serverVersion } from '../version.js';
import { profileLine, profileRef } from './profiles.js';

type Levels = ApiRoot['modules'][number]['levels'];

/** Every operation of the standard is served: the routes are made of them. */
const served = Object.values(operations);

/** The codes of a table that an operation is found for, in the order of the table. */
const servedCodes = (table: string, test: (operation: (typeof served)[number], code: string) => boolean): string[] =>
  (codeTables.find(({ id }) => id === table)?.codes ?? [])
    .map(({ code }) => code)
    .filter((code) => served.some((operation) => test(operation, code)));

const modules = servedCodes('module', ({ tag }, code) => tag === code).map((module) => ({
  module,
  levels: servedCodes('module-level', ({ tag, level }, code) => tag === module && level === code) as Levels,
}));

/** What the server does besides: it follows changes, exports, imports and tells. */
const capabilities = ['changes', 'export', 'import', 'webhooks'];

/** Bounds that the description itself sets. */
const bound = (path: string, parameter: string, keyword: 'maximum' | 'maxItems'): number =>
  describeOperation(path, 'GET').parameters.find(({ name }) => name === parameter)?.schema[keyword] as number;

/** Answers `getApiRoot`. */
export function apiRootReader(access: Access['told']): Reader {
  const limits = {
    maxPageSize: bound('/facilities', 'limit', 'maximum'),
    maxSubjectsPerRequest: bound('/credit-summaries', 'subject', 'maxItems'),
    maxBodyBytes,
  };
  return async (db) => {
    const sample = await db
      .selectFrom('seed_parts')
      .select('part')
      .where('part', 'in', ['sample-region', 'story'])
      .executeTakeFirst();
    const kept = sample ? profileLine(PREFECTURE.slug) : [];
    const namespaces = new Set(kept.flatMap(({ extensionNamespaces = [] }) => extensionNamespaces));
    const root: ApiRoot = {
      name: '医鉴参考服务 Yijian reference server',
      standardVersion,
      serverVersion,
      ...(sample && {
        dataNotice: '澜溪州的机构、人员与记录均为虚构示例数据。All records of Lanxi prefecture are fictional samples.',
      }),
      modules,
      capabilities,
      ...(kept.length > 0 && { profiles: kept.map(profileRef) }),
      ...(namespaces.size > 0 && { extensionNamespaces: [...namespaces] }),
      ...access,
      limits,
      openapiUrl: '/v1/openapi.json',
      openapi30Url: '/v1/openapi-3.0.json',
      documentationUrl: '/reference',
    };
    return { status: 200, schema: 'ApiRoot', value: root };
  };
}
