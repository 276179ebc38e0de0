import { isYijianError, type AnyYijianError } from '../src/index.js';

/** The error that a call rejects with. */
export async function caught(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call was expected to reject');
}

/** The error of this package, of the kind given, that a call rejects with. */
export async function caughtKind<Kind extends AnyYijianError['kind']>(
  kind: Kind,
  call: PromiseLike<unknown>,
): Promise<Extract<AnyYijianError, { kind: Kind }>> {
  const error = await caught(call);
  if (isYijianError(error) && error.kind === kind) return error as Extract<AnyYijianError, { kind: Kind }>;
  throw new Error(`expected an error of kind ${kind}`, { cause: error });
}
