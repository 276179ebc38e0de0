import { readFile, stat } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** Where the keys of an issuer are: an address, or a file. */
export type KeyPlace = URL | string;

/** The keys cannot be read now, and the one that is asked for is not among those that are known. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** How old keys may get before they are asked for again. */
const FRESH_MS = 10 * 60_000;
/** How long the issuer is left alone after it failed, or gave a set without the key that was looked for. */
const PAUSE_MS = 30_000;
const TIMEOUT_MS = 3_000;

/** Prepares to find the key of a token in a JSON Web Key Set (RFC 7517) that may change while the server runs. */
export const keySource = (place: KeyPlace, now: () => Date): JWTVerifyGetKey =>
  explained(typeof place === 'string' ? fileKeys(place) : remoteKeys(place, () => now().getTime()));

/** Keys at an address. Those that are known serve on when the issuer cannot be reached. */
function remoteKeys(url: URL, now: () => number): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: Infinity,
    cooldownDuration: PAUSE_MS,
    timeoutDuration: TIMEOUT_MS,
  });
  let due = -Infinity;
  let refreshing: Promise<void> | undefined;
  const refresh = (): Promise<void> =>
    (refreshing ??= keys
      .reload()
      .then(
        () => (due = now() + FRESH_MS),
        () => (due = now() + PAUSE_MS),
      )
      .then(() => (refreshing = undefined)));
  return async (header, token) => {
    // A key that the issuer has withdrawn must not open anything because nobody asked for a while: so the refresh is waited for.
    if (now() >= due) await refresh();
    return keys(header, token);
  };
}

/** Keys in a file, which is read again when it has changed. A file that is gone or broken leaves those that are known. */
function fileKeys(file: string): JWTVerifyGetKey {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let read = '';
  return async (header, token) => {
    try {
      const { mtimeMs, size, ino } = await stat(file);
      const state = `${mtimeMs} ${size} ${ino}`;
      if (state !== read) {
        keys = await readKeys(file);
        read = state;
      }
    } catch (error) {
      if (!keys) throw error;
    }
    if (!keys) throw new KeysUnavailable(file);
    return keys(header, token);
  };
}

/**
 * The keys in a file.
 *
 * @throws Error when there are none
 */
export const readKeys = async (file: string): Promise<ReturnType<typeof createLocalJWKSet>> =>
  createLocalJWKSet(JSON.parse(await readFile(file, 'utf8')) as JSONWebKeySet);

/** Tells keys that cannot be read apart from a key that is not there. */
const explained =
  (find: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      const told =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw told ? error : new KeysUnavailable((error as Error).message, { cause: error });
    }
  };
