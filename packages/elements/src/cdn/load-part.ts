/** By name of a part: its `integrity`, and the parts that must be there before it. */
type Parts = Record<string, readonly [integrity: string, ...needs: string[]]>;
/** The parts that this script loads. The build knows them; each part tells of those that it loads itself. */
declare const __YIJIAN_PARTS__: Parts;
/** Number of the build: a part of another does nothing. */
declare const __YIJIAN_BUILD__: string;

interface PolicyFactory {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

/** Where the classic script came from. Known only while it runs. */
const own = document.currentScript as HTMLScriptElement | null;
const asked = new Map<string, Promise<unknown>>();

/** What a part finds on its script element: what it shares with this script, and where it leaves what it has. */
const handover = {
  build: __YIJIAN_BUILD__,
  parts: __YIJIAN_PARTS__,
  loaded: {} as Record<string, unknown>,
  loadPart,
};

/** Gives the parts what they share with this script, by the names of the build. */
export function handOver(shared: Readonly<Record<string, unknown>>): void {
  Object.assign(handover.loaded, shared);
}

/**
 * Loads what few readers need from the folder of the classic script: `yijian-<name>.js`, a classic script too, because modules cannot be
 * loaded from `file:`. The build writes its calls in the place of dynamic imports.
 *
 * Where the page checks this script by `integrity`, the parts are checked as well.
 */
export function loadPart(name: string): Promise<unknown> {
  let part = asked.get(name);
  if (!part) {
    part = load(name);
    asked.set(name, part);
    // Asked again, it tries again: the network may be back.
    part.catch(() => asked.delete(name));
  }
  return part;
}

async function load(name: string): Promise<unknown> {
  const { loaded, parts } = handover;
  if (name in loaded) return loaded[name];
  const [integrity = '', ...needs] = parts[name] ?? [];
  // The number keeps a cache from giving the part of another build.
  const url = new URL(`yijian-${name}.js?${handover.build}`, own?.hasAttribute('src') ? own.src : document.baseURI)
    .href;
  // All are fetched at once; they run in the order in which they were inserted.
  await Promise.all([...needs.map(loadPart), insert(url, integrity)]);
  if (!(name in loaded)) throw new Error(`[yijian] ${url} belongs to another yijian.js: take both from one release.`);
  return loaded[name];
}

async function insert(url: string, integrity: string): Promise<unknown> {
  const script = Object.assign(document.createElement('script'), {
    yijian: handover,
    async: false,
    // Scripts that are inserted come after the page's pictures otherwise. Unknown to older browsers, which lose nothing.
    fetchPriority: 'high',
  });
  if (own?.nonce) script.nonce = own.nonce;
  if (own?.integrity) script.integrity = integrity;
  script.crossOrigin = own?.crossOrigin ?? null;
  script.src = trusted(url);
  return new Promise((resolve, reject) => {
    // Not by `finally`, which a Promise that a page brings along may not have.
    script.onload = script.onerror = (event) => {
      script.remove();
      if ((event as Event).type === 'load') resolve(event);
      else reject(new Error(`[yijian] ${url} did not load: put it beside yijian.js, and allow it in script-src.`));
    };
    document.head.append(script);
  });
}

/** Under Trusted Types a script's address needs a policy; the one that the page allows us is Lit's. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  try {
    return (
      trustedTypes?.createPolicy('lit-html', { createScriptURL: (own: string) => own }).createScriptURL(url) ?? url
    );
  } catch {
    return url;
  }
}
