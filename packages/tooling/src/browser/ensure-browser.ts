import { Problem } from '../bootstrap/problem.js';

/** What the search can look at and do; tests put their own in its place. */
export interface BrowserMachine {
  /** The Chrome or Chromium that is installed or chosen by `CHROME_PATH`. */
  installed: () => string | undefined;
  /** The Chromium that an earlier `playwright install` has left. */
  downloaded: () => string | undefined;
  /** Whether a font with Chinese characters is there. */
  hasChineseFont: () => boolean;
  /** Whether Debian packages can be installed: Debian or its kin, as root. */
  canInstallPackages: () => boolean;
  installPackages: (packages: readonly string[]) => Promise<void>;
  download: () => Promise<void>;
  tell: (line: string) => void;
}

/**
 * The browser to test with. It is found rather than downloaded; only a machine without one gets one, by Debian's
 * packages when that is possible, else by Playwright. Chinese text without a Chinese font is boxes, so the font comes
 * along.
 *
 * @returns the path of a Chrome or Chromium
 * @throws Problem when none could be had
 */
export async function ensureBrowser(machine: BrowserMachine): Promise<string> {
  const found = (): string | undefined => machine.installed() ?? machine.downloaded();
  const missing = [
    ...(found() ? [] : ['chromium']),
    ...(machine.hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  // What does not come in one way may come in the next; that none was left is told at the end.
  const tried = (way: Promise<void>): Promise<void> =>
    way.catch((error: unknown) => machine.tell((error as Error).message));
  if (missing.length > 0 && machine.canInstallPackages()) await tried(machine.installPackages(missing));
  if (!found()) await tried(machine.download());
  if (!machine.hasChineseFont()) machine.tell('No Chinese font is installed: pictures of pages will show boxes.');
  const browser = found();
  if (browser) return browser;
  throw new Problem('No browser was found or could be installed; install Chromium, or set CHROME_PATH to a Chrome.');
}
