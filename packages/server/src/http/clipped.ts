/** A text of at most `longest` characters; one that was longer ends in an ellipsis, and not within a pair of surrogates. */
export const clipped = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
