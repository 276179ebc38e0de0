/** What the server draws for places without scripts, held against the badge element: the same words, the same colours. */
import type { CreditRating, CreditScheme, Facility } from '@yijian/standard';
import { colours, constants, type ColourName, type Scheme, schemes, tones } from '@yijian/elements/tokens';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOptions } from '@yijian/tooling/launch-options';
import { serve, type Served } from './serve.ts';

const token = 'end-to-end-token-0123';
const longName = `虚构的${'很长的机构名称'.repeat(12)}（Fictional Clinic of a Long Name）`;
let served: Served;
let browser: Browser;
let page: Page;

/** Facilities of this test, one for each standing and tone. */
const subjects: Readonly<Record<string, { rating?: Partial<CreditRating>; name?: string; tone?: string }>> = {
  excellent: { rating: { status: 'current' }, tone: 'excellent' },
  good: { rating: { status: 'current' }, tone: 'good' },
  caution: { rating: { status: 'current' }, tone: 'caution' },
  serious: { rating: { status: 'current' }, tone: 'serious' },
  pending: { rating: { status: 'pending' } },
  'under-review': { rating: { status: 'under-review' }, tone: 'caution' },
  expired: { rating: { status: 'current', validTo: '2020-01-01' }, tone: 'good' },
  suspended: { rating: { status: 'suspended' }, tone: 'good' },
  withdrawn: { rating: { status: 'withdrawn' }, tone: 'good' },
  repaired: { rating: { status: 'repaired' }, tone: 'good' },
  unrated: {},
  'long-name': { rating: { status: 'current' }, tone: 'good', name: longName },
};

async function read<T>(path: string): Promise<T> {
  return (await (
    await fetch(`${served.origin}/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as T;
}
async function write(path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${served.origin}/v1${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect(answer.status, await answer.text()).toBe(201);
}

beforeAll(async () => {
  served = await serve({ YIJIAN_SEED_SIZE: '60', YIJIAN_TOKEN: token });
  browser = await chromium.launch(launchOptions());
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const facility = await read<Facility>('/facilities/fac-repaired');
  const [template] = (await read<{ data: CreditRating[] }>('/credit-ratings?subjectId=fac-repaired')).data;
  const scheme = await read<CreditScheme>(`/credit-schemes/${template!.schemeId}`);
  for (const [id, { rating, name = `虚构诊所 ${id} <&>`, tone }] of Object.entries(subjects)) {
    const { registrationNumber: _number, creditCode: _code, ...rest } = facility as Facility & Record<string, unknown>;
    await write(`/facilities/e2e-${id}`, { ...rest, id: `e2e-${id}`, name });
    if (!rating) continue;
    const gradeCode = scheme.grades.find((grade) => grade.tone === tone)?.code;
    expect(tone === undefined || gradeCode !== undefined, id).toBe(true);
    const { id: _id, repairedOn: _repaired, score: _score, gradeCode: _grade, validTo: _term, ...kept } = template!;
    await write(`/credit-ratings/e2e-${id}`, {
      ...kept,
      ...rating,
      ...(gradeCode !== undefined && { gradeCode }),
      id: `e2e-${id}`,
      subject: { kind: 'facility', id: `e2e-${id}`, name },
    });
  }
  await page.goto(`${served.origin}/legacy/`);
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const dense = (text: string): string => text.replace(/\s/g, '');

/** Words and tone of a badge element in the size, in a page of the server. */
const elementSays = (id: string, size: string, lang: string): Promise<{ text: string; tone: string }> =>
  page.evaluate(
    async ({ id, size, lang }) => {
      const provider = document.createElement('yj-provider');
      provider.setAttribute('base-url', '/v1');
      provider.lang = lang;
      const badge = document.createElement('yj-credit-badge');
      badge.setAttribute('subject', id);
      badge.setAttribute('size', size);
      const loaded = new Promise((resolve) => badge.addEventListener('yj-load', resolve));
      provider.append(badge);
      document.body.append(provider);
      await loaded;
      await (badge as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      const drawn = badge.shadowRoot?.querySelector<HTMLElement>('.badge');
      for (const hidden of drawn?.querySelectorAll('.visually-hidden, svg') ?? []) hidden.remove();
      // Within a line the sign is the first letter of a font of its own; a picture draws it as a shape.
      const text = (drawn?.textContent ?? '').replace(/^[●○◎△■]\u00a0/, '');
      const said = { text, tone: drawn?.dataset['tone'] ?? '' };
      provider.remove();
      return said;
    },
    { id, size, lang },
  );

interface Picture {
  readonly text: string;
  readonly title: string;
  readonly colours: readonly string[];
  /** Texts that reach out of the picture. */
  readonly outside: readonly string[];
  readonly font: string;
}

/** A picture as the browser reads it, drawn in a page of its own. */
async function picture(id: string, query: string): Promise<Picture> {
  const alone = await page.context().newPage();
  await alone.goto(`${served.origin}/badges/${id}.svg?${query}`);
  const seen = await alone.evaluate(() => {
    const svg = document.documentElement as unknown as SVGSVGElement;
    const [width, height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
    const texts = [...svg.querySelectorAll('text')];
    return {
      text: texts.map(({ textContent }) => textContent).join(''),
      title: svg.querySelector('title')?.textContent ?? '',
      colours: [...svg.querySelectorAll('[fill], [stroke]')].flatMap((element) =>
        ['fill', 'stroke'].flatMap((name) => {
          const value = element.getAttribute(name);
          return value === null || value === 'none' ? [] : [value];
        }),
      ),
      outside: texts.flatMap((text) => {
        const box = text.getBBox();
        return box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height
          ? [text.textContent ?? '']
          : [];
      }),
      font: svg.getAttribute('font-family') ?? '',
    };
  });
  await alone.close();
  return seen;
}

describe.each(Object.keys(subjects))('the rating that is %s', (name) => {
  const id = `e2e-${name}`;
  it.each(['zh-CN', 'en'])('is drawn with the words of the element, in %s', async (lang) => {
    for (const size of ['inline', 'standard']) {
      const [element, drawn] = [await elementSays(id, size, lang), await picture(id, `size=${size}&lang=${lang}`)];
      expect(element.text).not.toBe('');
      expect(dense(drawn.text), size).toBe(dense(element.text));
      expect(drawn.colours, size).toContain(colours[`${element.tone}-text` as ColourName].light);
      expect(drawn.outside).toEqual([]);
    }
    const card = await picture(id, `size=card&lang=${lang}`);
    expect(card.outside).toEqual([]);
    expect(card.title).toContain(subjects[name]?.name ?? `虚构诊所 ${id.slice(4)} <&>`);
  });

  it('has the words of the element on its card too', async () => {
    const { text } = await elementSays(id, 'standard', 'zh-CN');
    const alone = await page.context().newPage();
    await alone.goto(`${served.origin}/cards/${id}`);
    const said = dense(await alone.locator('article').innerText());
    for (const word of text.split(/[\s·]+/)) expect(said).toContain(word);
    expect(await alone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await alone.close();
  });
});

it.each(schemes)('the colours and fonts of a picture in %s are the tokens of the elements', async (theme: Scheme) => {
  const known = Object.values(colours).map((token) => token[theme]);
  const used = new Set<string>();
  for (const name of Object.keys(subjects)) {
    const drawn = await picture(`e2e-${name}`, `size=standard&theme=${theme}`);
    for (const colour of drawn.colours) used.add(colour);
    expect(drawn.font).toBe(constants['font-family'].value);
  }
  expect(known).toEqual(expect.arrayContaining([...used]));
  for (const tone of tones) expect([...used]).toContain(colours[`${tone}-text`][theme]);
});
