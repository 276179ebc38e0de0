/**
 * The classic script: registers the provider and the badge when it runs and the larger elements when the page has them, puts elements in the
 * place of `data-yj` placeholders, and leaves `window.yijian` and nothing else.
 */
import '../components/provider/define.js';
import '../components/credit-badge/define.js';
import { warnOfVersions } from '../internal/define-element.js';
import { comingLocale } from '../internal/localize.js';
import { own } from '../internal/own.js';
import { version } from '../internal/version.js';
import { loadTags, type TagLoaders } from './load-tags.js';

// Nearly every page with a provider needs these parts at once, so they are in the script itself and none waits for them.
export { creditReading } from '../components/credit-badge/credit-reading.js';
export { listFlag } from '../components/credit-badge/credit-marks.js';

interface Yijian {
  readonly version: string;
  /** Versions whose scripts came later. Their elements are not used, and only `diagnose()` asks for them. */
  readonly refused: string[];
  /** Looks at how the page is set up and prints what is wrong. */
  readonly diagnose: () => Promise<unknown>;
}

const largeElements: TagLoaders = {
  'yj-inspection-timeline': () => import('../components/inspection-timeline/define.js'),
  'yj-task-matrix': () => import('../components/task-matrix/define.js'),
};

const page = window as { yijian?: Partial<Yijian> };
const before = page.yijian;
// A page may have something of its own under that name: an element with `id="yijian"` is there, too.
if (before?.diagnose) {
  before.refused?.push(version);
  for (const tag of Object.keys(largeElements)) warnOfVersions(tag, before.version);
} else {
  const yijian: Yijian = {
    version,
    refused: [],
    diagnose: () => import('../diagnose/diagnose.js').then(({ diagnose }) => diagnose()),
  };
  if (!own(window as { yijian?: unknown }, 'yijian')) page.yijian = yijian;
  // A page in English will need it: why wait for the first element?
  void comingLocale(document.documentElement.lang);
  let upgrading: Promise<unknown> | undefined;
  const need = loadTags(largeElements, () => {
    // From then on it looks for placeholders itself.
    upgrading ??= import('../internal/upgrade-placeholders.js')
      .then(({ upgradePlaceholders }) => upgradePlaceholders((name) => need(`yj-${name}`)))
      .catch((error: unknown) => {
        upgrading = undefined;
        console.warn('[yijian] Placeholders with data-yj stay what they are: a part did not load.', error);
      });
  });
  // For pages that make these elements by script later on and would not wait for them then.
  for (const name of (document.currentScript?.dataset['load'] ?? '').split(' ')) void need(`yj-${name}`);
}
