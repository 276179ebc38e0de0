/** Lists with paging, reads one record, meets a typed problem, writes. */
import { ApiError, client, type Facility, type Problem } from './client.ts';

// What is used of Node, so that its types need not be installed.
declare const process: { env: Record<string, string | undefined> };
const { YIJIAN_URL = '', YIJIAN_TOKEN = '', YIJIAN_UNIT = '' } = process.env;
client.configure({ serverUrl: YIJIAN_URL, auth: { bearer: YIJIAN_TOKEN } });

const facilities: Facility[] = [];
// Pages of seven, walked by their cursors.
for await (const facility of client.listFacilities.items({ query: { limit: 7 } })) facilities.push(facility);
console.log('facilities', facilities.length);

const facility = await client.getFacility({ path: { facilityId: facilities[0]?.id ?? '' } });
console.log('facility', facility.id, facility.name);

try {
  await client.getFacility({ path: { facilityId: 'no-such-facility' } });
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.log('problem', error.status, (error.body as Problem).code);
}

const unit = await client.createUnit({
  body: { id: YIJIAN_UNIT, name: '代码生成示例单位（虚构）', kind: 'other', regionCode: '990121' },
});
console.log('unit', unit.id, unit.name);
