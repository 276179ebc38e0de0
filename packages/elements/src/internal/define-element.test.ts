import { assert } from 'chai';
import { warningsOf } from '../../test/page.js';
import { defineElement } from './define-element.js';
import { version } from './version.js';

const elementClass = (tagName: string, its = version) =>
  class extends HTMLElement {
    static readonly tagName = tagName;
    static readonly version = its;
  };

describe('defineElement', () => {
  it('registers a class under its tag name', () => {
    const made = elementClass('yj-define-plain');
    defineElement(made);
    assert.equal(customElements.get('yj-define-plain'), made);
  });

  it('says nothing about the same version twice, and keeps the first', async () => {
    const first = elementClass('yj-define-twice');
    defineElement(first);
    assert.deepEqual(await warningsOf(() => defineElement(elementClass('yj-define-twice'))), []);
    assert.equal(customElements.get('yj-define-twice'), first);
  });

  it('warns with both versions when another version is there', async () => {
    customElements.define('yj-define-other', elementClass('yj-define-other', '9.9.9'));
    const [warning = ''] = await warningsOf(() => defineElement(elementClass('yj-define-other')));
    assert.include(warning, '9.9.9');
    assert.include(warning, version);
  });

  it('registers one class under its name and under names with a suffix', () => {
    const made = elementClass('yj-define-suffix');
    defineElement(made);
    defineElement(made, { suffix: 'wsjd' });
    assert.instanceOf(document.createElement('yj-define-suffix'), made);
    assert.instanceOf(document.createElement('yj-define-suffix-wsjd'), made);
  });

  it('refuses a suffix that no tag name can hold, and does not throw', async () => {
    const [warning = ''] = await warningsOf(() => defineElement(elementClass('yj-define-bad'), { suffix: 'A b' }));
    assert.include(warning, '"A b"');
    assert.isUndefined(customElements.get('yj-define-bad'));
  });

  it('has the version of the package', async () => {
    const manifest = (await (await fetch(new URL('../../package.json', import.meta.url))).json()) as {
      version: string;
    };
    assert.equal(version, manifest.version);
  });
});
