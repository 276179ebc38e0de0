/** Unique violation, serialization failure, deadlock: what another writer of the same records leaves behind. */
const IN_THE_WAY = /^(23505|40001|40P01)$/;

/** Each waits for the other's end, so that whoever comes upon a few one after another is soon done. */
const ATTEMPTS = 10;

/** Stores anew what came upon another writer, such as an import that broke off and still stores its last batch: now its records are seen. */
export async function besideOthers<T>(store: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store();
    } catch (error) {
      if (attempt === ATTEMPTS || !IN_THE_WAY.test(String((error as { code?: unknown }).code))) throw error;
    }
  }
}
