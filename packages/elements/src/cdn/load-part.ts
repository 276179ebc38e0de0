/** Where the classic script came from. Known only while it runs. */
const own = document.currentScript as HTMLScriptElement | null;
const parts = new Map<string, Promise<unknown>>();

interface PolicyFactory {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

/**
 * Loads what few readers need from the folder of the classic script: `yijian-<name>.js`, a classic script too, because modules cannot be
 * loaded from `file:`. It hands over what it has by `window.yijian.parts`.
 */
export function loadPart<T>(name: string): Promise<T> {
  let part = parts.get(name);
  if (!part) {
    part = load(name);
    parts.set(name, part);
    // Asked again, it tries again: the network may be back.
    part.catch(() => parts.delete(name));
  }
  return part as Promise<T>;
}

function load(name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const url = new URL(`yijian-${name}.js`, own?.src ?? document.baseURI).href;
    const script = document.createElement('script');
    if (own?.nonce) script.nonce = own.nonce;
    script.crossOrigin = own?.crossOrigin ?? null;
    script.onload = () => resolve((window as { yijian?: { parts?: Record<string, unknown> } }).yijian?.parts?.[name]);
    script.onerror = () =>
      reject(new Error(`[yijian] ${url} did not load: put it beside yijian.js, and allow it in script-src.`));
    script.src = trusted(url);
    document.head.append(script);
    script.remove();
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
