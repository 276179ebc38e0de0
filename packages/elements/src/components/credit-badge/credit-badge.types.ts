/** How much a badge shows. */
export const creditBadgeSizes = ['inline', 'standard', 'card'] as const;

export type CreditBadgeSize = (typeof creditBadgeSizes)[number];
