/**
 * Every operation of the standard as a function of a transport, or of a client: a page bundles only those that it
 * calls. `listPenalties(createTransport({ baseUrl: '/v1' }), { status: 'in-force' })`.
 */
export * from './generated/operations.js';
