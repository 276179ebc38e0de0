/** A file of a recipe, as the guide prints it. */
export interface RecipeFile {
  readonly code: string;
  /** Name of the policy that its page keeps. */
  readonly policy: string;
}

/** The recipes of a guide. */
export interface Recipes {
  /** By folder and name, such as `jquery/ratings.js`. */
  readonly files: ReadonlyMap<string, RecipeFile>;
  /** Values of the header `Content-Security-Policy`, by name. */
  readonly policies: ReadonlyMap<string, string>;
}

const fence = /^```(\w+) ([^\n]*)\n([\s\S]*?)\n```$/gm;

/**
 * Takes the code blocks with a name out of a guide: `file=<folder>/<name>` behind the language makes a block a file, `policy=<name>` says which
 * policy its page keeps; a block with a policy alone is that policy. The guide is the only place where these are written.
 */
export function readRecipes(markdown: string): Recipes {
  const files = new Map<string, RecipeFile>();
  const policies = new Map<string, string>();
  for (const [, , words = '', code = ''] of markdown.matchAll(fence)) {
    const { file, policy } = Object.fromEntries(words.split(' ').map((word) => word.split('='))) as {
      file?: string;
      policy?: string;
    };
    if (file !== undefined) files.set(file, { code, policy: policy ?? 'strict' });
    else if (policy !== undefined) policies.set(policy, code.replace('Content-Security-Policy: ', ''));
  }
  return { files, policies };
}

/** Puts the hashes of files of the classic build in the place of `sha384-…`, by the address before it. */
export const withHashes = (code: string, hashes: Readonly<Record<string, string>>): string =>
  code.replace(
    /(\/cdn\/([\w./-]+)" integrity=")sha384-…/g,
    (_, before: string, file: string) => before + (hashes[file] ?? 'sha384-unknown'),
  );
