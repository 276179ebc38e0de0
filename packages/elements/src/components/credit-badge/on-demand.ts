/** What few pages need, loaded once for all that ask for it. */
export interface OnDemand<T> {
  /** What was loaded; `undefined` until then. */
  readonly value: T | undefined;
  /** Loads it. What failed is tried again when it is asked for the next time: the network may be back. */
  load(): Promise<T>;
}

/** Keeps what `load` answers. */
export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  let value: T | undefined;
  let loading: Promise<T> | undefined;
  return {
    get value() {
      return value;
    },
    load: () =>
      (loading ??= load().then(
        (loaded) => (value = loaded),
        (error: unknown) => {
          loading = undefined;
          throw error;
        },
      )),
  };
}
