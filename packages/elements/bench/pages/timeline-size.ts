/** The measures of our timeline, in pixels: the others get the same, so that all show as many events, on one line each. */
export const timelineSize = { height: 790, event: 40 } as const;
