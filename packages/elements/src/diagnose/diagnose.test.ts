import { assert } from 'chai';
import { summaries } from '../../test/credit-summaries.js';
import { openPage } from '../../test/frame.js';
import { clearPage, settled } from '../../test/page.js';
import { chain, timeline } from '../../test/timeline.js';
import '../define.js';
import { diagnose } from './diagnose.js';
import type { Finding } from './finding.js';

/** Puts markup on the page and diagnoses it, without the console. */
async function findingsOf(markup: string): Promise<{ findings: readonly Finding[]; printed: string[] }> {
  document.body.insertAdjacentHTML('beforeend', markup);
  await settled();
  const printed: string[] = [];
  const { error, warn, info } = console;
  Object.assign(console, {
    error: (text: string) => void printed.push(`error ${text}`),
    warn: (text: string) => void printed.push(`warn ${text}`),
    info: (text: string) => void printed.push(`info ${text}`),
  });
  try {
    return { findings: await diagnose(), printed };
  } finally {
    Object.assign(console, { error, warn, info });
  }
}

const codes = ({ findings }: { findings: readonly Finding[] }): string[] => findings.map(({ code }) => code);
const good = '<yj-credit-badge grade="A" as-of="2026-01-15"></yj-credit-badge>';

async function findingsOn(page: string): Promise<readonly Finding[]> {
  const frame = (await openPage(page)) as Window & { findings?: readonly Finding[] };
  for (let tries = 0; !frame.findings && tries < 200; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  return frame.findings ?? assert.fail(`${page} was not diagnosed.`);
}

describe('diagnose', () => {
  afterEach(clearPage);

  it('says that nothing is wrong where nothing is', async () => {
    const result = await findingsOf(good);
    assert.deepEqual(codes(result), []);
    assert.match(result.printed.join(), /^info \[yijian\] Nothing is wrong/);
  });

  it('prints each finding with what to do, the worst first', async () => {
    const { findings, printed } = await findingsOf(
      '<yj-credit-badge grade="A" garde="B"></yj-credit-badge><yj-bagde></yj-bagde>',
    );
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'warning'],
    );
    assert.match(printed[0]!, /^error \[yijian\] unknown-tag: .*<yj-bagde>[^]*→ .*<yj-credit-badge>/);
    assert.match(printed[1]!, /^warn \[yijian\] unknown-attribute: /);
  });

  it('finds attributes that no element has, and takes none that every element has for one', async () => {
    const { findings } = await findingsOf(
      '<yj-credit-badge grade="A" asof="2026-01-15" id="x" class="y" data-any="1" aria-label="z" lang="en" slot="s" hidden></yj-credit-badge>',
    );
    assert.deepEqual(
      findings.map(({ problem }) => problem.split(':')[0]),
      ['<yj-credit-badge asof>'],
    );
    assert.include(findings[0]!.remedy, 'as-of');
    assert.equal(findings[0]!.elements[0]!.id, 'x');
  });

  it('finds tags that nobody has defined', async () => {
    assert.deepEqual(codes(await findingsOf('<yj-credit-badge-x grade="A"></yj-credit-badge-x>')), ['not-defined']);
  });

  it('finds placeholders that are still there', async () => {
    assert.match((await findingsOf('<div data-yj="badge"></div>')).findings[0]!.problem, /"badge" names no element/);
    clearPage();
    const { findings } = await findingsOf('<div data-yj="credit-badge"></div>');
    assert.match(findings[0]!.problem, /still placeholders/);
  });

  it('finds elements that have nothing to read through', async () => {
    const markup =
      '<yj-credit-badge subject="fac-1"></yj-credit-badge><yj-task-matrix plan="p"></yj-task-matrix><yj-inspection-timeline facility="f"></yj-inspection-timeline>';
    const { findings } = await findingsOf(markup);
    assert.deepEqual(codes({ findings }), ['no-provider']);
    assert.lengthOf(findings[0]!.elements, 3);
  });

  it('asks as the elements do whether there is a client, whoever gives it', async () => {
    const giveClient = (event: Event): void => {
      (event as Event & { callback(value: unknown): void }).callback({
        creditSummaries: { get: () => Promise.resolve(summaries()) },
      });
      event.stopPropagation();
    };
    document.body.addEventListener('context-request', giveClient);
    try {
      assert.deepEqual(codes(await findingsOf('<yj-credit-badge subject="fac-1"></yj-credit-badge>')), []);
    } finally {
      document.body.removeEventListener('context-request', giveClient);
    }
  });

  it('takes data in the tag for enough', async () => {
    const json = JSON.stringify(summaries());
    const markup = `<yj-credit-badge subject="fac-1"><script type="application/json">${json}</script></yj-credit-badge>`;
    assert.deepEqual(codes(await findingsOf(markup)), []);
  });

  it('finds a provider that provides nothing', async () => {
    assert.deepEqual(codes(await findingsOf('<yj-provider></yj-provider>')), ['provider-without-address']);
  });

  it('finds an address that does not answer, and one on another host that does not let the page read', async () => {
    const { findings } = await findingsOf('<yj-provider base-url="http://127.0.0.1:9/v1"></yj-provider>');
    assert.deepEqual(codes({ findings }), ['unreachable']);
    assert.include(findings[0]!.remedy, `Access-Control-Allow-Origin: ${location.origin}`);
    clearPage();
    assert.deepEqual(codes(await findingsOf('<yj-provider base-url="http://[/v1"></yj-provider>')), ['bad-address']);
  });

  it('finds two versions: of a class, and of a script that came second', async () => {
    class Other extends HTMLElement {
      static readonly version = '9.9.9';
    }
    if (!customElements.get('yj-credit-badge-other')) customElements.define('yj-credit-badge-other', Other);
    const { findings } = await findingsOf(`${good}<yj-credit-badge-other></yj-credit-badge-other>`);
    assert.deepEqual(codes({ findings }), ['two-versions']);
    assert.include(findings[0]!.problem, '9.9.9');
    clearPage();
    Object.assign(window, { yijian: { version: '1.2.3', refused: ['1.3.0'] } });
    try {
      assert.match((await findingsOf(good)).findings[0]!.problem, /1\.2\.3, 1\.3\.0/);
    } finally {
      Reflect.deleteProperty(window, 'yijian');
    }
  });

  it('notes that a page is no secure context', async () => {
    const kept = Object.getOwnPropertyDescriptor(window, 'isSecureContext')!;
    Object.defineProperty(window, 'isSecureContext', { ...kept, get: () => false });
    try {
      const { findings } = await findingsOf(good);
      assert.deepEqual(codes({ findings }), ['insecure-context']);
      assert.equal(findings[0]!.severity, 'note');
    } finally {
      Object.defineProperty(window, 'isSecureContext', kept);
    }
  });

  it('measures text on the background of the page where it shows through, and names the token', async () => {
    document.body.innerHTML =
      '<div style="background: rgb(20, 20, 20); --yj-surface: transparent"><yj-inspection-timeline></yj-inspection-timeline></div>';
    Object.assign(document.querySelector('yj-inspection-timeline')!, { data: timeline(chain) });
    const { findings } = await findingsOf('');
    assert.include(codes({ findings }), 'contrast');
    assert.match(
      findings.map(({ problem }) => problem).join(),
      /--yj-text[\w-]* \(#[\da-f]{6}\) on #141414 has a contrast of [12]\./,
    );
    document.querySelector('div')!.style.background = 'none';
    assert.deepEqual(codes(await findingsOf('')), []);
  });

  it('measures a token that an agency has chosen badly', async () => {
    document.documentElement.style.setProperty('--yj-text-muted', '#b0b8c0');
    const { findings } = await findingsOf(good);
    assert.deepEqual(codes({ findings }), ['contrast']);
    assert.match(
      findings[0]!.problem,
      /--yj-text-muted \(#b0b8c0\) on #ffffff has a contrast of \d\.\d+ to 1; it needs 4\.5 to 1/,
    );
  });

  it('finds nothing on a page with the recommended policy', async () => {
    assert.deepEqual(await findingsOn('diagnose-strict.html'), []);
  });

  it('finds what a policy forbids: styles, scripts, reads, a second Lit', async () => {
    const found = new Map((await findingsOn('diagnose-blocked.html')).map((finding) => [finding.code, finding]));
    assert.sameMembers(Array.from(found.keys()), ['csp-style', 'csp-script', 'csp-connect', 'csp-trusted-types']);
    assert.include(found.get('csp-style')!.problem, 'undefined.css');
    assert.include(found.get('csp-script')!.problem, 'https://cdn.example/yijian.js');
    assert.include(found.get('csp-connect')!.problem, '/v1');
    assert.equal(found.get('csp-trusted-types')!.severity, 'warning');
    for (const { remedy } of found.values()) assert.match(remedy, /'self'|allow-duplicates/);
  });

  it('finds that Trusted Types forbid the elements that draw by templates', async () => {
    const findings = await findingsOn('diagnose-no-types.html');
    assert.sameMembers(codes({ findings }), ['not-defined', 'csp-trusted-types']);
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'error'],
    );
  });
});
