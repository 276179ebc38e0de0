import { getCadenceStatus } from '@yijian/standard/resources';
import type { ReadOptions } from '../client-options.js';
import type { Transport } from '../create-transport.js';
import { identifier } from '../identifier.js';
import type { ResultOf } from '../operation-types.js';

/** Where facilities stand against their self-inspection cadence (自查频次状态). */
export interface CadenceStatuses {
  /** Reads the standing of up to 100 facilities. Those not found are listed under `missing`. */
  readonly getMany: (
    facilityIds: readonly string[],
    options?: ReadOptions<ResultOf<'getCadenceStatus'>>,
  ) => Promise<ResultOf<'getCadenceStatus'>>;
}

/** Where facilities stand against their self-inspection cadence (自查频次状态). */
export const cadenceStatuses = (transport: Transport): CadenceStatuses => {
  const endpoint = transport.endpoint(getCadenceStatus);
  return {
    getMany: async (facilityIds, options) => {
      const facilityId = facilityIds.map((id) => identifier('facilityId', id));
      return endpoint({ query: { facilityId } }, options);
    },
  };
};
