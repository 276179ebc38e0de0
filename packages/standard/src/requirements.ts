/** What the standard asks of servers, clients and profiles. */
export { requirements } from './generated/requirements.js';
export type { Requirement } from './requirement.js';
