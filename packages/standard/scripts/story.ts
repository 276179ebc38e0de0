import type { JsonObject } from './bundle-standard.ts';
import { readYaml } from './yaml-source.ts';

/** One request of the story, as `openapi/examples/story.yaml` writes it. */
interface WrittenStep {
  /** Day of the request. */
  on: string;
  operationId: string;
  schema: string;
  /** Where the body is, under `openapi/`; `examples/<schema>.yaml` unless given. */
  file?: string;
  zh: string;
  en: string;
}

/** One request of the story with its body. */
export interface Step extends WrittenStep {
  file: string;
  body: JsonObject;
}

/**
 * Reads the story that the examples tell, each request with its body.
 *
 * @param root the folder `openapi`
 */
export async function readStory(root: string): Promise<Step[]> {
  const steps = (await readYaml(root, 'examples/story.yaml')).value as unknown as WrittenStep[];
  return Promise.all(
    steps.map(async (step): Promise<Step> => {
      const { file = `examples/${step.schema}.yaml` } = step;
      return { ...step, file, body: (await readYaml(root, file)).value as JsonObject };
    }),
  );
}

/** The example of each collection, by its name. */
export async function readExamples(
  root: string,
  collections: readonly { name: string; schema: string }[],
): Promise<Record<string, JsonObject>> {
  const examples = collections.map(async ({ name, schema }) => {
    const { value } = await readYaml(root, `examples/${schema}.yaml`);
    return [name, value as JsonObject] as const;
  });
  return Object.fromEntries(await Promise.all(examples));
}
