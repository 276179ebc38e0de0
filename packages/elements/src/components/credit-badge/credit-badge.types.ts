/** How much a badge shows. `seal` is the form for paper: whose rating it is and where to check it stand on it in words. */
export const creditBadgeSizes = ['inline', 'standard', 'card', 'seal'] as const;

export type CreditBadgeSize = (typeof creditBadgeSizes)[number];
