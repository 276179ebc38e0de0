import { codeTables } from '@yijian/standard/codes';
import type { Role } from '../access/caller.js';

/** Who a client of the development issuer wants to be. */
export interface SandboxClient {
  id: string;
  /** The claim `yijian` of its tokens. */
  holder: { role: Role; facilities?: string[]; region?: string; modules?: string[] };
}

const everyModule = codeTables.find(({ id }) => id === 'module')?.codes.map(({ code }) => code) ?? [];
const RECORD_IDS = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(,[A-Za-z0-9][A-Za-z0-9._-]{0,63})*$/;
const MAX_ID = 150;

/** How clients of the development issuer are named. */
export const CLIENT_FORMS = 'administrator, institution/<facility>[,<facility>], unit/<division>[/<module>,<module>]';

/**
 * Reads who a client wants to be from its id: `administrator`, `institution/fac-1`, `unit/990121` with every duty, or
 * `unit/990121/inspection,enforcement`. So a program changes its role by changing its id, with any OAuth library.
 */
export function clientNamed(id: string): SandboxClient | undefined {
  const [role, who = '', duties, ...more] = id.split('/');
  if (more.length > 0 || id.length > MAX_ID) return undefined;
  if (id === 'administrator') return { id, holder: { role: 'administrator' } };
  if (role === 'institution' && duties === undefined && RECORD_IDS.test(who))
    return { id, holder: { role, facilities: who.split(',') } };
  if (role !== 'unit' || !/^\d{6}$/.test(who)) return undefined;
  const modules = duties?.split(',') ?? everyModule;
  return modules.every((module) => everyModule.includes(module))
    ? { id, holder: { role, region: who, modules } }
    : undefined;
}
