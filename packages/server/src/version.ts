import { createRequire } from 'node:module';

/** Version of this server, by Semantic Versioning. */
export const serverVersion = (createRequire(import.meta.url)('../package.json') as { version: string }).version;
