import type { ClientOptions } from './client-options.js';
import { SharedTask } from './shared-task.js';

/** Where the tokens of calls come from. */
export interface Tokens {
  /** The token for a call that begins now. */
  readonly current: (signal?: AbortSignal) => Promise<string | undefined> | string | undefined;
  /** A newer token after the server has refused one; `undefined` when there is none. */
  readonly renewed: (refused: string | undefined) => Promise<string | undefined> | undefined;
}

/** Makes the source of a client's tokens. */
export function createTokens(token: ClientOptions['token']): Tokens {
  if (typeof token !== 'function') return { current: () => checked(token), renewed: () => undefined };
  let renewal: { readonly refused: string | undefined; readonly fresh: Promise<string | undefined> } | undefined;
  const ask = async (refused?: string): Promise<string | undefined> => checked(await token(refused));
  return {
    current: (signal) => new SharedTask(() => ask()).join(signal),
    renewed: (refused) => {
      // Calls that were refused the same token later, because they were sent earlier, get what the first one got.
      if (renewal?.refused !== refused || !renewal) {
        const begun = { refused, fresh: ask(refused) };
        // What brought no other token is tried anew when that one is refused again; and who has no token may have logged
        // out since.
        const forget = (fresh?: string): void => {
          if (renewal === begun && (!refused || fresh === refused)) renewal = undefined;
        };
        begun.fresh.then(forget, () => forget(refused));
        renewal = begun;
      }
      return renewal.fresh;
    },
  };
}

function checked(token: string | undefined): string | undefined {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
    throw new TypeError('token must be visible ASCII characters without spaces, and without "Bearer".');
  return token;
}
