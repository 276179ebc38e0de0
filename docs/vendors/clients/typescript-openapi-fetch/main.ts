/** Lists with paging, reads one record, meets a typed problem, writes. */
import createClient from 'openapi-fetch';
import type { components, paths } from './types.ts';

// What is used of Node, so that its types need not be installed.
declare const process: { env: Record<string, string | undefined> };
const { YIJIAN_URL = '', YIJIAN_TOKEN = '', YIJIAN_UNIT = '' } = process.env;
const client = createClient<paths>({ baseUrl: YIJIAN_URL, headers: { authorization: `Bearer ${YIJIAN_TOKEN}` } });

const facilities: components['schemas']['Facility'][] = [];
let cursor: string | undefined;
do {
  const { data } = await client.GET('/facilities', { params: { query: { limit: 7, ...(cursor && { cursor }) } } });
  facilities.push(...(data?.data ?? []));
  cursor = data?.page.nextCursor;
} while (cursor);
console.log('facilities', facilities.length);

const read = (facilityId: string) => client.GET('/facilities/{facilityId}', { params: { path: { facilityId } } });
const { data: facility } = await read(facilities[0]?.id ?? '');
console.log('facility', facility?.id, facility?.name);

const { error, response } = await read('no-such-facility');
console.log('problem', response.status, error?.code);

const { data: unit } = await client.POST('/units', {
  body: { id: YIJIAN_UNIT, name: '代码生成示例单位（虚构）', kind: 'other', regionCode: '990121' },
});
console.log('unit', unit?.id, unit?.name);
