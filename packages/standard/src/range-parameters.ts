/** The two parameters that cut a list by a date: `decidedOn` gives `decidedFrom` and `decidedTo`. */
export function rangeParameters(date: string): { from: string; to: string } {
  const stem = date.replace(/(On|At)$/, '');
  return { from: `${stem}From`, to: `${stem}To` };
}
