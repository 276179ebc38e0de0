/**
 * The classic script: registers every element when it runs, puts elements in the place of `data-yj` placeholders, and leaves
 * `window.yijian` and nothing else.
 */
import '../define.js';
import { comingLocale } from '../internal/localize.js';
import { version } from '../internal/version.js';
import { upgradePlaceholders } from '../internal/upgrade-placeholders.js';

interface Yijian {
  readonly version: string;
  /** Versions whose scripts came later. Their elements are not used, and only `diagnose()` asks for them. */
  readonly refused: string[];
  /** Looks at how the page is set up and prints what is wrong. */
  readonly diagnose: () => Promise<unknown>;
}

const page = window as { yijian?: Partial<Yijian> };
if (page.yijian) {
  page.yijian.refused?.push(version);
} else {
  const yijian: Yijian = {
    version,
    refused: [],
    diagnose: () => import('../diagnose/diagnose.js').then(({ diagnose }) => diagnose()),
  };
  page.yijian = yijian;
  // A page in English will need it: why wait for the first element?
  void comingLocale(document.documentElement.lang);
  upgradePlaceholders();
}
