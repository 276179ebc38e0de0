/** Why a server takes no requests now, for the program that asks. Codes are stable; the detail is for people. */
export interface Reason {
  code: 'starting' | 'filling' | 'draining' | 'database';
  detail: string;
  /** How much is done, from 0 to 1. */
  progress?: number;
}

/** Where a server is between its start and its end. */
export class ServerState {
  #reason: Reason | undefined = { code: 'starting', detail: 'The database is being opened and brought up to date.' };

  /** What keeps the server from answering; undefined while it answers. */
  get reason(): Reason | undefined {
    return this.#reason;
  }

  filling(title: string, progress: number): void {
    this.#reason = { code: 'filling', detail: `The new database is being filled: ${title}.`, progress };
  }

  ready(): void {
    this.#reason = undefined;
  }

  draining(): void {
    this.#reason = { code: 'draining', detail: 'The server is about to end: send requests elsewhere.' };
  }
}
