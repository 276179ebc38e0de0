/**
 * Numbers of documents such as 云卫医罚〔2025〕12号. A unit numbers its decisions of a year by their date; because facilities are drawn
 * one after another and not by date, each working day has numbers set aside for it.
 */
export class Numbering {
  readonly #taken = new Set<string>();
  readonly #perDay: number;

  /** @param facilities size of the region: how many documents a day must have room for */
  constructor(facilities: number) {
    this.#perDay = Math.ceil(facilities / 2000);
  }

  /** The next number of a series for a day, with the series' year in it. */
  take(series: string, date: string): string {
    const year = date.slice(0, 4);
    const day = (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86_400_000;
    const prefix = `${series}〔${year}〕`;
    let number = Math.floor((day * 5) / 7) * this.#perDay + 1;
    while (this.#taken.has(`${prefix}${number}`)) number += 1;
    this.#taken.add(`${prefix}${number}`);
    return `${prefix}${number}号`;
  }
}
