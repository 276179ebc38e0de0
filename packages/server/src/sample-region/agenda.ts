/** What is to happen on which day. Things of one day happen in the order in which they were entered. */
export class Agenda {
  readonly #entries: { date: string; act: () => void }[] = [];

  /** Enters something. What is entered for a day already past happens next. */
  add(date: string, act: () => void): void {
    let index = this.#entries.length;
    while (index > 0 && (this.#entries[index - 1]?.date ?? '') > date) index -= 1;
    this.#entries.splice(index, 0, { date, act });
  }

  /** Lets everything happen that is due up to and including `until`, with what follows from it. */
  run(until: string): void {
    for (let next = this.#entries[0]; next && next.date <= until; next = this.#entries[0]) {
      this.#entries.shift();
      next.act();
    }
  }
}
