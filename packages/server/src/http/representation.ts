import { createHash } from 'node:crypto';
import type { Audience } from '@yijian/rules';
import type { SchemaName } from '../resources/resource.js';
import { visibleTo } from '../standard.js';

/** A value as one audience gets it. */
export interface Representation {
  body: string;
  /** Strong: no two different bodies have the same. */
  etag: string;
}

/** Strips a value of what the audience may not see and writes it down. */
export function represent(audience: Audience, schema: SchemaName, value: unknown): Representation {
  const body = JSON.stringify(visibleTo(audience, schema, value));
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
}

/** The ETags of a value, one for each audience. */
export function etagsOf(schema: SchemaName, value: unknown): string[] {
  return (['public', 'government'] as const).map((audience) => represent(audience, schema, value).etag);
}
