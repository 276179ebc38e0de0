import { assert } from 'chai';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../test/page.js';
import { SampleElement } from '../../test/sample-element.js';

SampleElement.register();

const sample = (attributes: Record<string, string> = {}): SampleElement => {
  const element = document.createElement('yj-sample');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const root = (element: Element): HTMLElement => find(element, '.yj-root');

describe('YjElement', () => {
  afterEach(clearPage);

  it('speaks Chinese unless the page says otherwise', async () => {
    const element = await place(sample());
    assert.equal(shownText(element), '你好 2 项');
    assert.equal(root(element).lang, 'zh-CN');
    assert.equal(root(element).dir, 'ltr');
  });

  it('follows the nearest lang, across shadow trees, and when it changes', async () => {
    const outer = document.createElement('div');
    outer.lang = 'en-GB';
    const shadow = outer.attachShadow({ mode: 'open' });
    document.body.append(outer);
    const element = await place(sample(), shadow);
    assert.equal(shownText(element), 'Hello 2 items');
    outer.lang = 'zh';
    await settled();
    assert.equal(shownText(element), '你好 2 项');
  });

  it('takes the widgets’ language before the language of the text around them', async () => {
    document.documentElement.lang = 'zh-CN';
    document.documentElement.setAttribute('data-yj-lang', 'en');
    assert.equal(shownText(await place(sample())), 'Hello 2 items');
  });

  it('follows direction, theme and care mode of the page', async () => {
    document.documentElement.dir = 'rtl';
    document.documentElement.setAttribute('data-yj-theme', 'dark');
    document.documentElement.setAttribute('data-yj-care', '');
    const element = await place(sample());
    assert.equal(root(element).dir, 'rtl');
    assert.equal(root(element).dataset.theme, 'dark');
    assert.equal(getComputedStyle(root(element)).color, 'rgb(231, 236, 243)');
    assert.equal(parseFloat(getComputedStyle(root(element)).fontSize), 16 * 1.4 * 0.9375);
    document.documentElement.setAttribute('data-yj-care', 'false');
    await settled();
    assert.isFalse(root(element).hasAttribute('data-care'));
  });

  it('stays light on a page that does not follow the reader’s scheme itself', async () => {
    assert.equal(root(await place(sample())).dataset.theme, 'light');
    clearPage();
    document.documentElement.style.colorScheme = 'light dark';
    await new Promise(requestAnimationFrame);
    assert.equal(root(await place(sample())).dataset.theme, 'auto');
  });

  it('takes its own theme first, and warns of one that does not exist', async () => {
    document.documentElement.setAttribute('data-yj-theme', 'dark');
    assert.equal(root(await place(sample({ theme: 'contrast' }))).dataset.theme, 'contrast');
    const warnings = await warningsOf(() => place(sample({ theme: 'rainbow' })));
    assert.match(warnings.join(), /theme "rainbow"/);
  });

  it('takes nothing from rules that a hostile page puts on everything', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'html{font-size:62.5%!important}*{font-size:9px!important;line-height:1!important;color:red!important;letter-spacing:1em!important;' +
        'text-align:right!important;text-transform:uppercase!important;white-space:nowrap!important;font-family:SimSun!important}',
    );
    document.adoptedStyleSheets = [sheet];
    try {
      const style = getComputedStyle(root(await place(sample())));
      assert.equal(style.fontSize, '15px');
      assert.equal(style.lineHeight, '24px');
      assert.equal(style.color, 'rgb(27, 36, 48)');
      assert.equal(style.letterSpacing, 'normal');
      assert.equal(style.textAlign, 'start');
      assert.equal(style.whiteSpace, 'normal');
      assert.include(style.fontFamily, 'PingFang SC');
    } finally {
      document.adoptedStyleSheets = [];
    }
  });

  it('takes public tokens of the page', async () => {
    const element = sample();
    element.style.setProperty('--yj-text', '#123456');
    element.style.setProperty('--yj-font-size', '20px');
    const style = getComputedStyle(root(await place(element)));
    assert.equal(style.color, 'rgb(18, 52, 86)');
    assert.equal(style.fontSize, '18.75px');
  });

  it('shows other words where i18n gives them', async () => {
    const element = sample();
    element.i18n = { hello: '您好' };
    assert.equal(shownText(await place(element)), '您好 2 项');
  });

  it('shows a state instead of throwing when it cannot draw its content', async () => {
    const element = sample();
    element.data = { title: 'throw' };
    const warnings = await warningsOf(() => place(element));
    assert.include(shownText(element), '无法显示');
    assert.match(warnings.join(), /could not be drawn/);
  });
});
