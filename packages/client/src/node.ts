/** What runs on servers only, because it holds a secret. */
export { clientCredentials, type ClientCredentials } from './client-credentials.js';
