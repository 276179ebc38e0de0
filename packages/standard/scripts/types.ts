import openapiTS, { astToString } from 'openapi-typescript';
import type { JsonObject } from './bundle-standard.ts';

/** TypeScript types of the bundle; closed code lists become unions, open ones stay open string unions with their examples in the doc comment. */
export async function typesOf(openapi: JsonObject): Promise<string> {
  const ast = await openapiTS(JSON.stringify(openapi), { alphabetize: false, emptyObjectsUnknown: true });
  return astToString(ast);
}
