import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Facility } from '@yijian/standard';
import { type StaticIndex, staticFiles } from '@yijian/standard/static-layout';
import { facilitiesPage, facilityPage, homePage } from './index-pages.js';
import { PublicationFolder, type PublicationCounts } from './publication-folder.js';
import { publishedFiles } from './published-files.js';
import type { PublicReader } from './public-reader.js';

/** Pictures that are drawn at a time. */
const AT_ONCE = 8;

/** Where records lie while the publication is made. No web server shows what begins with a full stop without being told to. */
const SCRATCH = '.publishing';

/** Folders of files with one address for good. */
const LASTING = ['badges', 'cards', 'pages'] as const;

/**
 * Writes all that the public may read into a folder for a plain web server: the data for `@yijian/client/static`, a picture and a card for every
 * subject, and pages that list them. What has not changed since the last time is not written again. Readers see the new data when all are
 * there.
 *
 * @param progress hears of every file
 */
export async function publishFolder(
  reader: PublicReader,
  root: string,
  now: Date,
  progress: (counts: PublicationCounts) => void,
): Promise<{ counts: PublicationCounts; index: StaticIndex }> {
  const folder = await PublicationFolder.open(root);
  const read = async (path: string): Promise<unknown> => JSON.parse(await reader.text(`/v1${path}`)) as unknown;
  const lists = new RegExp(`^[^/]+/(facilities|practitioners)/pages/(\\d+)\\.json$`);
  const scratch = path.join(root, SCRATCH);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  let index = '';
  try {
    for await (const { path: name, text } of publishedFiles(read, now, scratch)) {
      if (name === staticFiles.index && typeof text === 'string') {
        index = text;
        continue;
      }
      await folder.addToPublication(name, text);
      const [, list, number] = lists.exec(name) ?? [];
      if (list !== undefined && typeof text === 'string') {
        const { data, page } = JSON.parse(text) as { data: Facility[]; page: { nextCursor?: string } };
        await addPictures(folder, reader, data, () => progress(folder.counts));
        if (list === 'facilities')
          await folder.addLasting(
            facilityPage(Number(number)),
            facilitiesPage(data, Number(number), page.nextCursor === undefined),
          );
      }
      progress(folder.counts);
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
  const shown = JSON.parse(index) as StaticIndex;
  await folder.show(index);
  await folder.addLasting('index.html', homePage(shown));
  await folder.clear(LASTING, owners, shown.publication, now);
  return { counts: folder.counts, index: shown };
}

/** The files of a publication that a lasting file is made for. */
function owners(name: string): string[] {
  const [, number] = /^pages\/facilities\/(\d+)\.html$/.exec(name) ?? [];
  if (number !== undefined) return [staticFiles.page('facilities', Number(number))];
  const [, id] = /^(?:badges\/(?=.*\.svg$)|cards\/(?=.*\.html$))([^/]+)\.(?:svg|html)$/.exec(name) ?? [];
  return id === undefined ? [] : ['facilities', 'practitioners'].map((list) => staticFiles.record(list, id));
}

async function addPictures(
  folder: PublicationFolder,
  reader: PublicReader,
  subjects: readonly { id: string }[],
  progress: () => void,
): Promise<void> {
  const waiting = subjects.values();
  const work = async (): Promise<void> => {
    for (const { id } of waiting) {
      const name = encodeURIComponent(id);
      await folder.addLasting(`badges/${id}.svg`, await reader.text(`/badges/${name}.svg`));
      await folder.addLasting(`cards/${id}.html`, await reader.text(`/cards/${name}`));
      progress();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
