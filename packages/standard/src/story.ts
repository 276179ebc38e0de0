import type { CollectionName } from './collections.js';
import { examples as writtenExamples, story as writtenStory } from './generated/story.js';
import type { components } from './generated/openapi.js';

/** One request of the story that the examples tell: `createX` stores a new record, `putX` replaces one or stores a whole plan. */
export interface StoryStep {
  /** Day of the request, `YYYY-MM-DD`. */
  readonly on: string;
  readonly operationId: string;
  readonly schema: keyof components['schemas'];
  /** What is sent, with what only a server sets, such as `updatedAt`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly zh: string;
  readonly en: string;
}

/** One fictional clinic from its licence to the repair of its credit: the requests in order of time. */
export const story = writtenStory as readonly StoryStep[];

/** One complete record of each collection. Those that play in the story are as they stand at its end. */
export const examples = writtenExamples as Readonly<Record<CollectionName, Readonly<Record<string, unknown>>>>;
