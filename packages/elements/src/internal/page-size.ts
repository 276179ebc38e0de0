/** Name of the page format for what is too wide for upright paper. Style sheets use it as `page: yj-a3-landscape`. */
const widePage = 'yj-a3-landscape';

let users = 0;
let sheet: CSSStyleSheet | undefined;

/**
 * Defines the named page while something that uses it is printed: a rule for pages counts only in the document, not in a shadow tree. Named, it
 * leaves the host's own pages as they are. Does nothing where style sheets cannot be adopted.
 *
 * @returns takes the rule away again
 */
export function withWidePage(): () => void {
  if (!('adoptedStyleSheets' in document)) return () => undefined;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page ${widePage} { size: A3 landscape; margin: 12mm }`);
  }
  const own = sheet;
  if (users === 0) document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
  users += 1;
  let used = true;
  return () => {
    if (!used) return;
    used = false;
    users -= 1;
    if (users === 0) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== own);
  };
}
