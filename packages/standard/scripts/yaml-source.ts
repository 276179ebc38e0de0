import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Json } from './bundle-standard.ts';

/** A YAML file as it was read, which can say on which line a value stands. */
export interface YamlSource {
  /** Where it is, for messages: `openapi/profiles/…`. */
  file: string;
  value: Json;
  /** `file:line` of the value at a path, or of the nearest one around it that is written down. */
  at: (steps: readonly (string | number)[]) => string;
}

/** @throws Error when the text is no YAML, with its line */
export function yamlSource(file: string, text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault) throw new Error(`${file}:${lines.linePos(fault.pos[0]).line}: ${fault.message}`);
  return {
    file,
    value: document.toJS() as Json,
    at: (steps) => {
      let node: unknown = document.contents;
      let offset = document.contents?.range?.[0] ?? 0;
      for (const step of steps) {
        const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
        const within = isSeq(node) ? node.items[Number(step)] : pair?.value;
        const written = pair?.key ?? within;
        if (!isNode(written)) break;
        offset = written.range?.[0] ?? offset;
        node = within;
      }
      return `${file}:${lines.linePos(offset).line}`;
    },
  };
}

/** Reads a file of `openapi/`, which is the folder `root`. */
export const readYaml = async (root: string, file: string): Promise<YamlSource> =>
  yamlSource(`openapi/${file.split(path.sep).join('/')}`, await readFile(path.join(root, file), 'utf8'));
