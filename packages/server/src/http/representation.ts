import { createHash } from 'node:crypto';
import type { Audience } from '@yijian/rules';
import type { SchemaName } from '../resources/resource.js';
import { description, visibleTo } from '../standard.js';

/** A value as one audience gets it. */
export interface Representation {
  body: string;
  /** Strong: no two different bodies have the same. */
  etag: string;
}

/** A value without what the audience may not see, written down. */
export const written = (audience: Audience, schema: SchemaName, value: unknown): string =>
  JSON.stringify(visibleTo(audience, schema, value));

/** A value as the audience gets it, with its ETag. */
export function represent(audience: Audience, schema: SchemaName, value: unknown): Representation {
  const body = written(audience, schema, value);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
}

/** The ETags of a value, one for each audience that may see it, that of authorities first. */
export function etagsOf(schema: SchemaName, value: unknown): string[] {
  const isPublic = description.components.schemas[schema]?.['x-yijian-visibility'] === 'public';
  const audiences: Audience[] = isPublic ? ['government', 'public'] : ['government'];
  return audiences.map((audience) => represent(audience, schema, value).etag);
}
