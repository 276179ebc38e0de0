import type { ApiRoot } from '@yijian/standard';
import { maxBodyBytes } from '../http/limits.js';
import type { Reader } from '../http/operation.js';
import { allRecords } from '../records/read-records.js';
import { creditSchemes } from '../resources/credit-schemes.js';
import { scoreRuleSets } from '../resources/score-rule-sets.js';
import { describeOperation, standardVersion } from '../standard.js';
import { serverVersion } from '../version.js';

const MODULES = ['public-read', 'government-read', 'write', 'plans'];

/** Bounds that the description itself sets. */
const bound = (path: string, parameter: string, keyword: 'maximum' | 'maxItems'): number =>
  describeOperation(path, 'GET').parameters.find(({ name }) => name === parameter)?.schema[keyword] as number;

/** Answers `getApiRoot`. */
export function apiRootReader(): Reader {
  const limits = {
    maxPageSize: bound('/facilities', 'limit', 'maximum'),
    maxSubjectsPerRequest: bound('/credit-summaries', 'subject', 'maxItems'),
    maxBodyBytes,
  };
  return async (db) => {
    const sample = await db
      .selectFrom('seed_parts')
      .select('part')
      .where('part', '=', 'sample-region')
      .executeTakeFirst();
    const profiles = [await allRecords(db, scoreRuleSets), await allRecords(db, creditSchemes)].flat();
    const root: ApiRoot = {
      name: '医鉴参考服务 Yijian reference server',
      standardVersion,
      serverVersion,
      ...(sample && {
        dataNotice: '澜溪州的机构、人员与记录均为虚构示例数据。All records of Lanxi prefecture are fictional samples.',
      }),
      modules: MODULES,
      profiles: profiles.map(({ id }) => id),
      limits,
      openapiUrl: '/v1/openapi.json',
      openapi30Url: '/v1/openapi-3.0.json',
      documentationUrl: '/reference',
    };
    return { status: 200, schema: 'ApiRoot', value: root };
  };
}
