import { assert } from 'chai';
import { clearPage, find, place, settled, shownText, warningsOf } from '../../test/page.js';
import { SampleElement } from '../../test/sample-element.js';
import { YjProvider } from '../components/provider/provider.js';
import type { ReadClient } from './client-context.js';

SampleElement.register();

/** A client that answers as told and counts. */
class FakeClient {
  readonly asked: { id: string; signal: AbortSignal | undefined }[] = [];
  answer: (id: string) => unknown = (id) => ({ title: id });

  get client(): ReadClient {
    const refuse = (): Promise<never> => Promise.reject(new Error('not asked for'));
    return {
      creditSummaries: { get: refuse },
      facilities: { timeline: refuse },
      plans: {
        matrix: async (id, options) => {
          this.asked.push({ id, signal: options?.signal });
          await Promise.resolve();
          return this.answer(id);
        },
      },
    };
  }
}

const never = (): Promise<never> => new Promise(() => undefined);
const failing = (error: object) => (): never => {
  throw Object.assign(new Error('refused'), error);
};

async function provided(fake: FakeClient, plan: string | undefined): Promise<SampleElement> {
  if (!customElements.get('yj-provider')) YjProvider.register();
  const provider = document.createElement('yj-provider');
  provider.client = fake.client;
  const element = document.createElement('yj-sample');
  element.plan = plan;
  provider.append(element);
  await place(provider);
  return element;
}

describe('ReadController', () => {
  afterEach(clearPage);

  it('is idle when nothing is named', async () => {
    const element = await place(document.createElement('yj-sample'));
    assert.equal(element.reading.state.status, 'idle');
  });

  it('says after a while that there is nothing to show, and shows it all the same when it comes', async function () {
    this.timeout(10_000);
    const element = document.createElement('yj-sample');
    const warnings = await warningsOf(async () => {
      await place(element);
      await new Promise((resolve) => setTimeout(resolve, 5200));
    });
    assert.include(shownText(element), '暂无数据来源');
    assert.match(warnings.join(), /nothing to show: set the data property/);
    element.data = { title: 'late' };
    await settled();
    assert.equal(shownText(element), 'late');
  });

  it('reads through the nearest provider and fires yj-load', async () => {
    const events: string[] = [];
    const listen = (event: Event): number => events.push(event.type);
    document.body.addEventListener('yj-load', listen);
    const fake = new FakeClient();
    const element = await provided(fake, 'plan-1');
    document.body.removeEventListener('yj-load', listen);
    assert.equal(shownText(element), 'plan-1');
    assert.deepEqual(
      fake.asked.map(({ id }) => id),
      ['plan-1'],
    );
    assert.deepEqual(events, ['yj-load']);
  });

  it('asks nobody when the data is given by property', async () => {
    const fake = new FakeClient();
    const element = document.createElement('yj-sample');
    const provider = document.createElement('yj-provider');
    provider.client = fake.client;
    element.plan = 'plan-1';
    element.data = { title: 'given' };
    provider.append(element);
    await place(provider);
    assert.equal(shownText(element), 'given');
    assert.equal(fake.asked.length, 0);
  });

  it('gives the same whatever the order of properties and of joining the page', async () => {
    const fake = new FakeClient();
    for (const steps of [
      ['data', 'plan', 'join'],
      ['join', 'plan', 'data'],
      ['plan', 'join', 'data'],
    ]) {
      const provider = document.createElement('yj-provider');
      const element = document.createElement('yj-sample');
      provider.append(element);
      for (const step of steps) {
        if (step === 'data') element.data = { title: 'given' };
        if (step === 'plan') element.plan = 'plan-1';
        if (step === 'join') document.body.append(provider);
      }
      provider.client = fake.client;
      await settled();
      assert.equal(shownText(element), 'given', steps.join());
    }
    assert.equal(fake.asked.length, 0);
  });

  it('reads a JSON child, also one that comes later or is replaced', async () => {
    const element = document.createElement('yj-sample');
    const json = (title: string): HTMLScriptElement => {
      const script = document.createElement('script');
      script.type = 'application/json';
      script.text = JSON.stringify({ title });
      return script;
    };
    element.append(json('first'));
    await place(element);
    assert.equal(shownText(element), 'first');
    element.textContent = '';
    element.append(json('second'));
    await settled();
    assert.equal(shownText(element), 'second');
  });

  it('reads a JSON child whose type is not said until after it was put in, as jQuery 1 does', async () => {
    const element = document.createElement('yj-sample');
    const script = document.createElement('script');
    script.type = 'true/application/json';
    script.text = '{"title":"late"}';
    element.append(script);
    await place(element);
    assert.notEqual(shownText(element), 'late');
    script.type = 'application/json';
    await settled();
    assert.equal(shownText(element), 'late');
  });

  it('shows faulty JSON as an error and says what is wrong', async () => {
    const element = document.createElement('yj-sample');
    const script = document.createElement('script');
    script.type = 'application/json';
    script.text = '{"title":';
    element.append(script);
    const warnings = await warningsOf(() => place(element));
    assert.include(shownText(element), '数据格式有误');
    assert.match(warnings.join(), /JSON child cannot be read/);
  });

  it('shows data that is not of its kind as an error without a retry', async () => {
    const warnings = await warningsOf(async () => {
      for (const data of [7, 'x', [], true, {}, { title: {} }]) {
        clearPage();
        const element = document.createElement('yj-sample');
        element.data = data;
        await place(element);
        assert.include(shownText(element), '数据格式有误', JSON.stringify(data));
        assert.isNull(element.shadowRoot?.querySelector('button'));
      }
    });
    assert.equal(warnings.length, 6);
  });

  it('calls a read off when something else is to be read, and forgets its answer', async () => {
    const fake = new FakeClient();
    let late: (value: unknown) => void = () => undefined;
    fake.answer = (id) => (id === 'slow' ? new Promise((resolve) => (late = resolve)) : { title: id });
    const element = await provided(fake, 'slow');
    assert.equal(element.reading.state.status, 'loading');
    element.plan = 'fast';
    await settled();
    late({ title: 'too late' });
    await settled();
    assert.isTrue(fake.asked[0]?.signal?.aborted);
    assert.equal(shownText(element), 'fast');
  });

  it('calls a read off when the element leaves, and starts again when it is back', async () => {
    const fake = new FakeClient();
    fake.answer = never;
    const element = await provided(fake, 'plan-1');
    const parent = element.parentNode!;
    element.remove();
    assert.isTrue(fake.asked[0]?.signal?.aborted);
    fake.answer = (id) => ({ title: id });
    parent.appendChild(element);
    await settled();
    assert.equal(shownText(element), 'plan-1');
  });

  const failures: [object, string, string][] = [
    [{ status: 401 }, 'unauthorised', '没有查看权限'],
    [{ status: 403 }, 'unauthorised', '没有查看权限'],
    [{ status: 404 }, 'not-found', '未找到相关信息'],
    [{ status: 410 }, 'withdrawn', '已依法撤回'],
    [{ status: 503, requestId: 'req-7' }, 'error', '请求编号 req-7'],
    [{ name: 'NetworkError' }, 'error', '网络连接失败'],
    [{ name: 'TimeoutError' }, 'error', '读取超时'],
    [{ name: 'ContractError' }, 'error', '数据格式有误'],
  ];
  for (const [error, status, words] of failures) {
    it(`shows ${JSON.stringify(error)} as ${status}`, async () => {
      const fake = new FakeClient();
      fake.answer = failing(error);
      const element = await provided(fake, 'plan-1');
      assert.equal(element.reading.state.status, status);
      assert.include(shownText(element), words);
    });
  }

  it('tells the console of an answer that is none, as the browser does not, and of nothing that it tells itself', async () => {
    const fake = new FakeClient();
    const message = 'getPlan: the server answered text/html instead of application/json';
    const warnings = await warningsOf(async () => {
      for (const error of [
        { name: 'ContractError', message },
        { name: 'NetworkError', message: 'gone' },
        { status: 404 },
      ]) {
        fake.answer = failing(error);
        await provided(fake, 'plan-1');
      }
    });
    assert.lengthOf(warnings, 1);
    assert.include(warnings[0], message);
  });

  it('reads again at the press of the button, and keeps the focus inside', async () => {
    const fake = new FakeClient();
    fake.answer = failing({ status: 503 });
    const element = await provided(fake, 'plan-1');
    fake.answer = (id) => ({ title: id });
    find(element, 'button').focus();
    find(element, 'button').click();
    await settled();
    assert.equal(shownText(element), 'plan-1');
    assert.isTrue(document.activeElement === element);
  });

  it('keeps the last good data as stale when it cannot be read again, and removes what is withdrawn', async () => {
    const fake = new FakeClient();
    const element = await provided(fake, 'plan-1');
    fake.answer = failing({ status: 500 });
    await element.reading.refresh();
    await settled();
    assert.equal(element.reading.state.status, 'stale');
    assert.include(shownText(element), '上次读取的数据');
    assert.include(shownText(element), 'plan-1');
    fake.answer = failing({ status: 410 });
    await element.reading.refresh();
    await settled();
    assert.notInclude(shownText(element), 'plan-1');
  });

  it('reads again by itself when the connection is back', async () => {
    const fake = new FakeClient();
    fake.answer = failing({ name: 'NetworkError' });
    const element = await provided(fake, 'plan-1');
    fake.answer = (id) => ({ title: id });
    window.dispatchEvent(new Event('online'));
    await settled();
    assert.equal(shownText(element), 'plan-1');
  });

  it('finds a provider that is upgraded after the element', async () => {
    class LateProvider extends YjProvider {
      static override readonly tagName: string = 'yj-late-provider';
    }
    const provider = document.createElement('yj-late-provider');
    const element = document.createElement('yj-sample');
    element.plan = 'plan-1';
    provider.append(element);
    await place(provider);
    assert.equal(element.reading.state.status, 'loading');
    LateProvider.register();
    (provider as LateProvider).client = new FakeClient().client;
    await settled();
    assert.equal(shownText(element), 'plan-1');
  });

  it('does nothing on refresh outside a page', async () => {
    const element = document.createElement('yj-sample');
    element.plan = 'plan-1';
    await element.reading.refresh();
    assert.equal(element.reading.state.status, 'idle');
  });
});
