import { html, type TemplateResult } from 'lit';
import { storyClient, type StoryServer } from '../fixtures/story-server.js';

/** Elements that read through a provider, from the story's own server. */
export function throughProvider(server: StoryServer, content: TemplateResult): TemplateResult {
  return html`<yj-provider .client=${storyClient(server)}>${content}</yj-provider>`;
}
