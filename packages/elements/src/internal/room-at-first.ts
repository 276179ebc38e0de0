/** The part of the window that a scroller may fill, unless the page says otherwise. */
const usualShare = 0.8;

/**
 * How tall a scroller can be that is not laid out yet: to ask it would have the browser lay the page out for nothing. Taller only where the page has
 * given it another height, which then may be any up to the window's.
 *
 * @param given what the page's property for the height says
 */
export const roomAtFirst = (given: string): number => innerHeight * (given.trim() === '' ? usualShare : 1);
