import { staticFiles, type StaticIndex, staticLayout } from '@yijian/standard/static-layout';
import { FolderProblem } from './folder-problem.js';

/** How long an index is taken for the newest, in milliseconds. */
const indexAgeMs = 60_000;
/** Files kept parsed: their content never changes. */
const mostFiles = 64;

/** Asks for a file; as the platform's `fetch`. */
export type FetchFile = (request: Request) => Promise<Response>;

/** The files of a folder, parsed. */
export class FolderFiles {
  readonly #base: string;
  readonly #fetch: FetchFile;
  readonly #files = new Map<string, unknown>();
  #index: { readonly value: StaticIndex; readonly until: number } | undefined;

  /** @param base address of the folder, without a slash at the end */
  constructor(base: string, fetch: FetchFile) {
    this.#base = base;
    this.#fetch = fetch;
  }

  /** What a publication holds; `undefined` when it is not in the folder any more. */
  async indexOf(publication: string, signal: AbortSignal): Promise<StaticIndex | undefined> {
    if (this.#index?.value.publication === publication) return this.#index.value;
    return (await this.file(publication, staticFiles.index, signal)) as StaticIndex | undefined;
  }

  /** What the newest publication holds. */
  async index(signal: AbortSignal): Promise<StaticIndex> {
    if (this.#index && this.#index.until > Date.now()) return this.#index.value;
    const value = (await this.#read(staticFiles.index, signal, 'no-cache')) as Partial<StaticIndex> | undefined;
    if (value?.layout === undefined || value.publication === undefined)
      throw new FolderProblem(404, 'not-found', 'There is no folder of published data here: check baseUrl.');
    if (value.layout !== staticLayout)
      throw new FolderProblem(
        501,
        'unavailable',
        `The folder has layout ${value.layout}, and this package reads layout ${staticLayout}: use a later version.`,
      );
    this.#index = { value: value as StaticIndex, until: Date.now() + indexAgeMs };
    return this.#index.value;
  }

  /** A file of a publication; `undefined` when there is none. */
  async file(publication: string, name: string, signal: AbortSignal): Promise<unknown> {
    const path = `${publication}/${name}`;
    const held = this.#files.get(path);
    if (held !== undefined) return held;
    const value = await this.#read(path, signal, 'default');
    if (value === undefined) return undefined;
    for (const oldest of this.#files.keys()) {
      if (this.#files.size < mostFiles) break;
      this.#files.delete(oldest);
    }
    this.#files.set(path, value);
    return value;
  }

  /** A file that must be there: the index says so. */
  async mustHave(publication: string, name: string, signal: AbortSignal): Promise<unknown> {
    const value = await this.file(publication, name, signal);
    if (value !== undefined) return value;
    // Perhaps a new publication has taken the place of the one that the index named.
    this.#index = undefined;
    throw new FolderProblem(
      503,
      'unavailable',
      `The folder lacks its file ${name}: either it is being replaced, or it was not copied whole; its checksums tell.`,
    );
  }

  async #read(path: string, signal: AbortSignal, cache: RequestCache): Promise<unknown> {
    const url = `${this.#base}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const response = await this.#fetch(new Request(url, { signal, cache, credentials: 'same-origin' }));
    if (response.status === 404 || response.status === 410) return undefined;
    if (!response.ok) throw new FolderProblem(response.status, `http-${response.status}`, 'The web server failed.');
    try {
      return (await response.json()) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new FolderProblem(502, 'unavailable', `The web server answered what is not JSON for ${path}.`);
      throw error;
    }
  }
}
