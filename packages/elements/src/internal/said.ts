/** What an attribute says. One that is empty says nothing, and neither does one that was taken away, which leaves null behind. */
export const said = (text: string | null | undefined): string | undefined =>
  text === null || text === '' ? undefined : text;
