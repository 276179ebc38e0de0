import type { Finding } from './finding.js';
import { ourElements } from './our-elements.js';

/** The Content Security Policy that everything of ours runs under, to be copied. */
export const recommendedPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

const remedyFor = (directive: string): string =>
  `Allow it in ${directive}. A policy that is enough for everything: ${recommendedPolicy}`;

/** Finds what the Content Security Policy, or a wrong address, keeps from the page: styles, scripts, reads, Trusted Types. */
export async function checkPolicy(): Promise<Finding[]> {
  const findings = [...styleSheets(), ...inlineStyles(), ...trustedTypes(), ...(await reads())];
  const known = new Set(findings.map(({ code }) => code));
  return [...findings, ...pastViolations().filter(({ code }) => !known.has(code))];
}

/** Our style sheets that are linked and did not come. */
function styleSheets(): Finding[] {
  const ours = /\b(yijian|undefined)[\w.-]*\.css|\/themes\/[\w-]+\.css/;
  const missing = Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')).filter(
    (link) => ours.test(link.href) && !link.sheet && !link.disabled,
  );
  return missing.map((link) => ({
    code: 'csp-style',
    severity: 'error',
    problem: `The style sheet ${link.href} did not come: the policy forbids it, or there is nothing at that address.`,
    remedy: remedyFor('style-src'),
    elements: [link],
  }));
}

/** Where sheets cannot be adopted (Firefox before 101, Safari before 16.4), the elements' styles are style elements. */
function inlineStyles(): Finding[] {
  if ('adoptedStyleSheets' in Document.prototype) return [];
  const style = document.createElement('style');
  style.textContent = ':root{}';
  const { litNonce } = window as { litNonce?: string };
  if (litNonce !== undefined) style.nonce = litNonce;
  document.head.append(style);
  const blocked = !style.sheet;
  style.remove();
  if (!blocked) return [];
  return [
    {
      code: 'csp-inline-style',
      severity: 'error',
      problem:
        'This browser cannot adopt style sheets, and the policy forbids style elements: the elements have no styles here.',
      remedy: 'Add a nonce to style-src and set window.litNonce to it before the script runs.',
      elements: [],
    },
  ];
}

interface PolicyFactory {
  createPolicy(name: string, rules: object): unknown;
}

function trustedTypes(): Finding[] {
  const { trustedTypes: factory } = window as { trustedTypes?: PolicyFactory };
  try {
    factory?.createPolicy('lit-html', {});
    return [];
  } catch {
    // Lit tells that it has run. Where the classic script is, this diagnosis itself has come by the policy.
    const runs = 'litHtmlVersions' in window || 'yijian' in window;
    return [
      {
        code: 'csp-trusted-types',
        severity: runs ? 'warning' : 'error',
        problem: runs
          ? 'Trusted Types allow the policy lit-html once: a second script with Lit, ours or another, will fail on this page.'
          : 'Trusted Types forbid the policy lit-html: nothing but plain badges can be drawn.',
        remedy: "Write trusted-types lit-html 'allow-duplicates' in the Content-Security-Policy.",
        elements: [],
      },
    ];
  }
}

/** Asks every provider's address once, and sees what happens to the request. */
async function reads(): Promise<Finding[]> {
  const providers = ourElements().filter((element) => (element as { baseUrl?: unknown }).baseUrl !== undefined);
  const addresses = new Map(
    providers.map((element) => [String((element as { baseUrl?: unknown }).baseUrl), element] as const),
  );
  const findings = await Promise.all(Array.from(addresses, ([address, element]) => readOf(address, element)));
  return findings.flat();
}

async function readOf(address: string, element: Element): Promise<Finding[]> {
  let url: URL;
  try {
    url = new URL(address, document.baseURI);
  } catch {
    return [
      {
        code: 'bad-address',
        severity: 'error',
        problem: `base-url="${address}" is no address.`,
        remedy: 'Write a path such as /v1, or a whole address.',
        elements: [element],
      },
    ];
  }
  if (location.protocol === 'https:' && url.protocol === 'http:') {
    return [
      {
        code: 'mixed-content',
        severity: 'error',
        problem: `The page came by https, and ${url.href} is http: the browser refuses to read it.`,
        remedy: 'Give the API by https too, or through the host of the page.',
        elements: [element],
      },
    ];
  }
  let forbidden: SecurityPolicyViolationEvent | undefined;
  const note = (event: SecurityPolicyViolationEvent): void => {
    if (event.effectiveDirective === 'connect-src' && url.href.startsWith(event.blockedURI.replace(/\/$/, '')))
      forbidden = event;
  };
  document.addEventListener('securitypolicyviolation', note);
  const came = await fetch(url.href, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  // The event of a violation is a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.removeEventListener('securitypolicyviolation', note);
  if (forbidden) {
    return [
      {
        code: 'csp-connect',
        severity: forbidden.disposition === 'report' ? 'warning' : 'error',
        problem: `The policy forbids to read ${url.href}${forbidden.disposition === 'report' ? ', as yet only in a report' : ''}.`,
        remedy: remedyFor('connect-src'),
        elements: [element],
      },
    ];
  }
  if (came) return [];
  const foreign = url.origin !== location.origin;
  return [
    {
      code: 'unreachable',
      severity: 'error',
      problem: `${url.href} does not answer${foreign ? ', or does not allow this page to read it (CORS)' : ''}.`,
      remedy: foreign
        ? `Have the API answer with Access-Control-Allow-Origin: ${location.origin}, or give it through the host of the page.`
        : 'See in the network tab what became of the request.',
      elements: [element],
    },
  ];
}

interface ViolationReport {
  readonly body: { readonly effectiveDirective?: string; readonly blockedURL?: string; readonly disposition?: string };
}

/** What the policy has stopped before, where the browser remembers it: scripts above all, since they leave no other trace. */
function pastViolations(): Finding[] {
  const { ReportingObserver: Observer } = window as {
    ReportingObserver?: new (
      callback: () => void,
      options: object,
    ) => { observe(): void; takeRecords(): ViolationReport[]; disconnect(): void };
  };
  if (!Observer) return [];
  const observer = new Observer(() => undefined, { types: ['csp-violation'], buffered: true });
  observer.observe();
  const reports = observer.takeRecords();
  observer.disconnect();
  return reports
    .filter(({ body }) => /yijian|undefined\.css|\/themes\//.test(body.blockedURL ?? ''))
    .map(({ body: { effectiveDirective = '', blockedURL = '', disposition } }) => ({
      code: `csp-${effectiveDirective.split('-')[0] ?? ''}`,
      severity: disposition === 'report' ? 'warning' : 'error',
      problem: `The policy forbids ${blockedURL}.`,
      remedy: remedyFor(effectiveDirective),
      elements: [],
    }));
}
