import type { Facility } from '@yijian/standard';
import { type StaticIndex, staticFiles } from '@yijian/standard/static-layout';
import { facilitiesPage, facilityPage, homePage } from './index-pages.js';
import { PublicationFolder, type PublicationCounts } from './publication-folder.js';
import { publishedFiles } from './published-files.js';
import type { PublicReader } from './public-reader.js';

/** Pictures that are drawn at a time. */
const AT_ONCE = 8;

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
  let index = '';
  for await (const { path, text } of publishedFiles(read, now)) {
    if (path === staticFiles.index) {
      index = text;
      continue;
    }
    await folder.addToPublication(path, text);
    const [, list, number] = lists.exec(path) ?? [];
    if (list !== undefined) {
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
  const shown = JSON.parse(index) as StaticIndex;
  await folder.show(index);
  await folder.addLasting('index.html', homePage(shown));
  await folder.clear(LASTING, shown.publication, now);
  return { counts: folder.counts, index: shown };
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
