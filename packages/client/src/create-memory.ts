import type { Answer } from './answer.js';
import type { ClientOptions, ReadOptions } from './client-options.js';
import type { Tokens } from './create-tokens.js';
import { InFlight } from './in-flight.js';
import { Lru } from './lru.js';
import { SharedTask } from './shared-task.js';

/** Asks for what is to be remembered; `held` is what was remembered before. The signal tells that all callers left. */
export type Ask<Value> = (
  token: string | undefined,
  signal: AbortSignal | undefined,
  held: Value | undefined,
) => Promise<Value>;

/** What a client remembers of its server. */
export interface Memory {
  /**
   * Gives what is remembered under a key as long as it is good, or asks for it, once for all who ask at the same time.
   * A key always stands for the same type of value.
   */
  readonly recall: <Value extends object>(key: string, ask: Ask<Value>, options?: ReadOptions<Value>) => Promise<Value>;
  /** Forgets what cannot be used. */
  readonly drop: (key: string) => void;
  /** Nothing that is asked from now on is answered by what was asked before. */
  readonly forget: () => void;
}

/** Makes a client's memory, which forgets everything when the token changes: another may see other answers. */
export function createMemory(cache: ClientOptions['cache'], { current }: Tokens): Memory {
  const { freshMs = 0, staleMs = 0, maxCharacters = 4_000_000 } = typeof cache === 'object' ? cache : {};
  const kept = new Lru<object>(maxCharacters);
  const inFlight = new InFlight();
  let owner: string | undefined;
  let era = 0;

  function forget(): void {
    era += 1;
    inFlight.clear();
    kept.clear();
  }

  return {
    drop: (key) => kept.delete(key),
    forget,
    recall<Value extends object>(
      key: string,
      ask: Ask<Value>,
      { signal, onNewer, reload }: ReadOptions<Value> = {},
    ): Promise<Value> {
      // Promises instead of async functions, each of which would cost a fiftieth of a request's time.
      const withToken = (token: string | undefined): Promise<Value> => {
        if (cache === false)
          return new SharedTask((left) => ask(token, left, undefined), signal !== undefined).join(signal);
        if (token !== owner) {
          owner = token;
          forget();
        }
        const found = kept.get(key);
        const held = found?.value as Value;
        const age = found && !reload ? performance.now() - found.at : Infinity;
        if (age < freshMs) return Promise.resolve(held);
        const behind = age < staleMs;
        const asking = era;
        const keep = (value: Value): Value => {
          const { head, text }: Partial<Answer> = value;
          // What is always asked for again is worth keeping only for its ETag.
          if (asking === era && (freshMs || staleMs || head?.headers.has('etag')))
            kept.set(key, value, text?.length ?? 1000);
          return value;
        };
        const answer = inFlight.join(key, (left) => ask(token, left, held).then(keep), behind ? undefined : signal);
        if (!behind) return answer;
        // Whoever has an answer does not hear that a newer one could not be had.
        answer.then(onNewer).catch(() => undefined);
        return Promise.resolve(held);
      };
      const asked = current(signal);
      return typeof asked === 'object' ? asked.then(withToken) : withToken(asked);
    },
  };
}
