import type { MatrixContext } from './matrix-context.js';
import type { RoleCounts } from './matrix-model.js';
import { countsInWords, countText } from './role-counts.js';

/** How many of each role, in a cell that is used again for one task after another. */
export interface WindowCounts {
  show(context: MatrixContext, counts: RoleCounts): void;
}

/** Roles that lead stand out. */
const leading: ReadonlySet<string> = new Set(['lead', 'co-lead']);

/**
 * Signs with their words as a name. A smaller matrix has the words in its cells, hidden from sight, and each count in an element of its own: here
 * the counts that look alike are one text, because every row that comes into sight pays for each of its elements.
 */
export function windowCounts(cell: HTMLElement): WindowCounts {
  const all = cell.appendChild(document.createElement('span'));
  all.setAttribute('role', 'img');
  const stretches: { readonly element: HTMLElement; readonly text: Text; look: string }[] = [];
  let said: string | undefined;
  const put = (index: number, look: string, words: string): void => {
    let stretch = stretches[index];
    if (!stretch) {
      const element = all.appendChild(document.createElement('span'));
      stretches.push((stretch = { element, text: element.appendChild(document.createTextNode('')), look: '' }));
    }
    if (stretch.look !== look) stretch.element.className = stretch.look = look;
    if (stretch.text.data !== words) stretch.text.data = words;
  };
  return {
    show(context, counts) {
      const words = countsInWords(context, counts);
      if (words !== said) all.setAttribute('aria-label', words);
      said = words;
      let [place, look, text] = [0, '', ''];
      for (const [role, numbers] of counts) {
        const own = new Set(numbers).size > 1 ? 'count unequal' : leading.has(role) ? 'count leading' : 'count';
        if (text !== '' && own !== look) {
          put(place++, look, text);
          text = '';
        }
        look = own;
        // The space keeps it off the next one.
        text += `${context.messages.roleShort(role)}${countText(numbers)} `;
      }
      put(place++, look, text);
      for (; place < stretches.length; place += 1) put(place, 'count', '');
    },
  };
}
