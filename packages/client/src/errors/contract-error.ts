import { YijianError } from './yijian-error.js';

/**
 * The server answered what the standard does not allow. Not the caller's fault: tell whoever runs the server, or mend
 * `baseUrl`.
 */
export class ContractError extends YijianError {
  override readonly name = 'ContractError';
  override readonly kind = 'contract';
}
