import { html, type TemplateResult } from 'lit';
import { addLocale } from '../src/internal/localize.js';
import { property } from '../src/internal/property.js';
import { ReadController } from '../src/internal/read-controller.js';
import { emptyView, failureView, loadingView, staleNotice } from '../src/internal/state-views.js';
import { stateViewStyles } from '../src/internal/state-views.styles.js';
import { UntrustedRecord } from '../src/internal/untrusted.js';
import { english } from '../src/locales/english.js';
import { YjElement } from '../src/internal/yj-element.js';

interface SampleMessages {
  hello: string;
  count: (n: number) => string;
}

interface Sample {
  title: string;
  on: string | undefined;
}

addLocale(english, { 'yj-sample': { hello: 'Hello', count: (n: number) => `${n} items` } });

/** The smallest element that reads: what the tests of the ground stand on. */
export class SampleElement extends YjElement<SampleMessages> {
  static override readonly tagName: string = 'yj-sample';
  static override styles = [YjElement.styles, stateViewStyles];

  @property() plan: string | undefined;
  @property({ attribute: false }) data: unknown;

  readonly reading = new ReadController<Sample>(this, {
    given: () => this.data,
    key: () => this.plan,
    read: (client, options) => client.plans.matrix(this.plan ?? '', options),
    parse: (value, report) => {
      const record = UntrustedRecord.from(value, '', report);
      const title = record?.text('title', 20) ?? record?.missing<string>('title');
      return title === undefined ? undefined : { title, on: record?.date('on') };
    },
    judge: ({ title }) => (title === 'nothing' ? 'empty' : 'ready'),
  });

  protected override readonly messageTables = {
    'zh-CN': { hello: '你好', count: (n: number) => `${n} 项` },
  };

  protected override renderContent(): TemplateResult {
    const { state } = this.reading;
    const { messages } = this;
    const retry = (): void => void this.reading.refresh();
    switch (state.status) {
      case 'idle':
        return html`<p id="hello">${messages.hello} ${messages.count(2)}</p>`;
      case 'loading':
        return loadingView(messages);
      case 'empty':
        return emptyView(messages.hello);
      case 'ready':
      case 'stale':
        if (state.data.title === 'throw') throw new Error('no way to draw it');
        return html`${state.status === 'stale' ? staleNotice(state.failure, messages, { busy: state.busy, retry }) : ''}
          <p id="title">${state.data.title}</p>`;
      default:
        return failureView(state.failure, messages, { busy: state.busy, retry });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'yj-sample': SampleElement;
  }
}
