import { type Dirent, existsSync } from 'node:fs';
import { link, mkdir, opendir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type StaticIndex, staticFiles } from '@yijian/standard/static-layout';

/** Whoever began to read a list may end it for as long. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const PUBLICATION = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3}Z)$/;

/** What became of the files of a publication. */
export interface PublicationCounts {
  written: number;
  /** Were the same as before, and were left alone or linked to. */
  kept: number;
  removed: number;
}

/** A folder of publications on a disk. Readers see the old publication until the new one is whole. */
export class PublicationFolder {
  readonly counts: PublicationCounts = { written: 0, kept: 0, removed: 0 };
  readonly #root: string;
  readonly #previous: string | undefined;
  readonly #made = new Set<string>();

  private constructor(root: string, previous: string | undefined) {
    this.#root = root;
    this.#previous = previous;
  }

  /** Opens a folder, and makes it where there is none. */
  static async open(root: string): Promise<PublicationFolder> {
    await mkdir(root, { recursive: true });
    const index = await readFile(path.join(root, staticFiles.index), 'utf8').catch(() => undefined);
    return new PublicationFolder(root, index && (JSON.parse(index) as StaticIndex).publication);
  }

  /**
   * Writes a file of a publication, whose name begins with its folder. One that the publication before has word for word is linked to, unless it
   * comes in pieces.
   */
  async addToPublication(name: string, text: string | AsyncIterable<string>): Promise<void> {
    const [, ...within] = name.split('/');
    const before = this.#previous && this.#at(path.join(this.#previous, ...within));
    await this.#makeFolder(name);
    if (
      before !== undefined &&
      typeof text === 'string' &&
      (await readText(before)) === text &&
      (await linked(before, this.#at(name)))
    ) {
      this.counts.kept += 1;
      return;
    }
    await this.#replace(name, text);
  }

  /** Writes a file outside the publication that has one address for good, where pages of other sites link to it, unless it is there as it should be. */
  async addLasting(name: string, text: string): Promise<void> {
    if ((await readText(this.#at(name))) === text) {
      this.counts.kept += 1;
      return;
    }
    await this.#makeFolder(name);
    await this.#replace(name, text);
  }

  /** Shows the publication to readers from now on. */
  async show(index: string): Promise<void> {
    await this.#replace(staticFiles.index, index);
  }

  /**
   * Removes lasting files that belong to nothing in a publication, and publications that nobody reads any more or that never became whole.
   *
   * @param lasting the files of the publication to any of which a lasting file belongs, by its name; none for a file that belongs to nothing
   */
  async clear(
    folders: readonly string[],
    lasting: (name: string) => readonly string[],
    shown: string,
    now: Date,
  ): Promise<void> {
    for (const folder of folders) {
      for await (const entry of entriesOf(this.#at(folder))) {
        if (!entry.isFile()) continue;
        const name = path.relative(this.#root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
        const owners = lasting(name).map((owner) => this.#at(path.join(shown, owner)));
        if (owners.some((owner) => existsSync(owner))) continue;
        await rm(this.#at(name));
        this.counts.removed += 1;
      }
    }
    for (const name of await readdir(this.#root)) {
      const [, hour, minute, second, rest] = PUBLICATION.exec(name) ?? [];
      if (hour === undefined || name === shown) continue;
      const age = now.getTime() - Date.parse(`${hour}:${minute}:${second}.${rest}`);
      if (name !== this.#previous || age > KEPT_MS) await rm(this.#at(name), { recursive: true });
    }
  }

  #at(name: string): string {
    return path.join(this.#root, name);
  }

  async #makeFolder(name: string): Promise<void> {
    const folder = path.dirname(this.#at(name));
    if (this.#made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    this.#made.add(folder);
  }

  /** Readers see the whole old file or the whole new one. */
  async #replace(name: string, text: string | AsyncIterable<string>): Promise<void> {
    const draft = this.#at(`${name}.part`);
    await writeFile(draft, text, { flush: name === staticFiles.index });
    await rename(draft, this.#at(name));
    this.counts.written += 1;
  }
}

/** What is in a folder and below it, a little at a time; nothing where there is none. */
async function* entriesOf(folder: string): AsyncGenerator<Dirent, void, undefined> {
  if (existsSync(folder)) yield* await opendir(folder, { recursive: true });
}

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** Whether a file has a second name now. Some disks cannot do that. */
const linked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    () => false,
  );
