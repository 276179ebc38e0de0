/** So many drawings are kept; a page with more kinds of badges than that draws some of them again. */
const mostKept = 500;
const kept = new Map<string, KeptDrawing>();

/** A drawing to copy, and the date and address of the rating that it was made of. */
export interface KeptDrawing {
  readonly element: Element;
  readonly asOf: string | undefined;
  readonly reportUrl: string | undefined;
}

/**
 * The drawing that is kept under a key, to be copied: that costs a browser less than putting it together. Of a thousand badges on a page, most
 * differ in nothing but their date and address.
 */
export function keptDrawing(key: string, draw: () => KeptDrawing): KeptDrawing {
  let original = kept.get(key);
  if (!original) {
    original = draw();
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, original);
  }
  return original;
}
