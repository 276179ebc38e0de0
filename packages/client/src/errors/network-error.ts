import { YijianError, type ErrorOrigin } from './yijian-error.js';

/**
 * No complete answer arrived: no connection, a connection that dropped, or a browser that blocked the request (CORS,
 * mixed content).
 */
export class NetworkError extends YijianError {
  override readonly name = 'NetworkError';
  override readonly kind = 'network';

  constructor(origin: ErrorOrigin) {
    super('no complete answer arrived; check the connection, and in a browser CORS', origin);
  }
}
