import { assert } from 'chai';
import { summaries, summary } from '../../../test/credit-summaries.js';
import { clearPage, shownText } from '../../../test/page.js';
import { YjCreditBadge } from '../credit-badge/credit-badge.js';
import { YjProvider } from './provider.js';

YjProvider.register();
YjCreditBadge.register();

/** Resolves with the next read of the provider's elements that has ended well. */
const loaded = async (provider: YjProvider): Promise<unknown> =>
  new Promise((resolve) => provider.addEventListener('yj-load', resolve, { once: true }));

function badge(): YjCreditBadge {
  const element = document.createElement('yj-credit-badge');
  element.subject = 'fac-1';
  return element;
}

describe('yj-provider with a base-url', () => {
  const { fetch } = globalThis;
  const clock = performance.now.bind(performance);
  let later = 0;
  let asked = 0;
  let gradeCode = 'B';
  let provider: YjProvider;

  beforeEach(() => {
    later = 0;
    asked = 0;
    gradeCode = 'B';
    performance.now = () => clock() + later;
    globalThis.fetch = async () => {
      asked += 1;
      const body = {
        ...summaries({ gradeCode }),
        data: [{ ...summary, gradeCode, subject: { ...summary.subject, id: 'fac-1' } }],
      };
      return Promise.resolve(Response.json(body));
    };
    provider = document.createElement('yj-provider');
    provider.baseUrl = 'https://standard.example/v1';
    document.body.append(provider);
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(performance, 'now');
    clearPage();
  });

  /** Puts a badge into the page and waits until it shows something. */
  async function show(): Promise<YjCreditBadge> {
    const shown = loaded(provider);
    const element = badge();
    provider.append(element);
    await shown;
    await element.updateComplete;
    return element;
  }

  it('asks once for the badges of a page view, however often they come and go', async () => {
    (await show()).remove();
    (await show()).remove();
    later = 59_000;
    assert.include(shownText(await show()), '基本守信');
    assert.equal(asked, 1);
  });

  it('shows after a minute what it had, and then what the server answers behind it', async () => {
    (await show()).remove();
    later = 61_000;
    gradeCode = 'A';
    const element = await show();
    assert.include(shownText(element), '基本守信');
    await loaded(provider);
    await element.updateComplete;
    assert.notInclude(shownText(element), '基本守信');
    assert.equal(asked, 2);
  });

  it('asks the server when the reader refreshes', async () => {
    const element = await show();
    gradeCode = 'A';
    await element.refresh();
    await element.updateComplete;
    assert.notInclude(shownText(element), '基本守信');
    assert.equal(asked, 2);
  });
});
