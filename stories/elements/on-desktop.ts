/** Globals of a story whose element is arranged in another way on a phone, where the story would have nothing to show. */
export const onDesktop: Record<string, unknown> = { viewport: { value: 'desktop', isRotated: false } };
