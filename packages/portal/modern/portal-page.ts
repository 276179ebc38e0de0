import { ContextConsumer, createContext } from '@lit/context';
import type { YijianClient } from '@yijian/client';
import { type CodeLabels, labelIn, translatedLabels } from '@yijian/standard/labels';
import { facilityCategory, facilityStatus, hospitalGrade, profitClass } from '@yijian/standard/labels/en';
import { LitElement } from 'lit';
import { messages, type PortalLanguage } from './messages.js';

/** The tables whose codes the pages show. */
const english = translatedLabels([facilityCategory, facilityStatus, hospitalGrade, profitClass]);

/** What every page of the portal shares. */
export interface PortalSettings {
  client: YijianClient;
  language: PortalLanguage;
}

export const settingsContext = createContext<PortalSettings>(Symbol('portal-settings'));

/** A page in the light DOM, so that the portal's one style sheet reaches it. */
export abstract class PortalPage extends LitElement {
  readonly #settings = new ContextConsumer(this, { context: settingsContext, subscribe: true });

  protected get settings(): PortalSettings {
    const { value } = this.#settings;
    if (!value) throw new Error(`<${this.localName}> must stand inside <portal-app>`);
    return value;
  }

  protected get words(): (typeof messages)[PortalLanguage] {
    return messages[this.settings.language];
  }

  /** The label of a code in the language of the page; nothing for an unknown value. */
  protected label(labels: CodeLabels, code: string | undefined): string {
    return code === undefined ? '' : labelIn(labels, code, this.settings.language === 'en' ? english : undefined);
  }

  protected override createRenderRoot(): this {
    return this;
  }
}
