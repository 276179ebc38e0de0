import type { Finding } from './finding.js';
import { classOf, elementNames, ourElements } from './our-elements.js';

/** Attributes of every HTML element, and what frameworks leave behind. */
const common =
  /^(accesskey|autofocus|class|contenteditable|data-.*|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|is|item.*|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|xml:lang|aria-.*|on.*|_.*|ng-.*|v-cloak)$/;

/** Finds tags that are no element, attributes that no element has, and placeholders that nothing took the place of. */
export function checkTags(): Finding[] {
  const elements = ourElements();
  return [...undefinedTags(elements), ...unknownAttributes(elements), ...leftPlaceholders()];
}

function undefinedTags(elements: readonly HTMLElement[]): Finding[] {
  const waiting = elements.filter((element) => !classOf(element));
  const isOurs = ({ localName }: Element): boolean =>
    elementNames.some((name) => localName === `yj-${name}` || localName.startsWith(`yj-${name}-`));
  const late = waiting.filter(isOurs);
  const strange = waiting.filter((element) => !isOurs(element));
  const tags = (list: readonly Element[]): string =>
    Array.from(new Set(list.map(({ localName }) => `<${localName}>`))).join(', ');
  const findings: Finding[] = [];
  if (late.length > 0) {
    findings.push({
      code: 'not-defined',
      severity: 'error',
      problem: `Nothing has defined ${tags(late)}: what is in the tag is all that is shown.`,
      remedy:
        'See that the script is on the page, that its address is right (network tab), that the integrity attribute is that of this version, and that script-src allows it.',
      elements: late,
    });
  }
  if (strange.length > 0) {
    findings.push({
      code: 'unknown-tag',
      severity: 'error',
      problem: `There is no element ${tags(strange)}.`,
      remedy: `The elements are ${elementNames.map((name) => `<yj-${name}>`).join(', ')}.`,
      elements: strange,
    });
  }
  return findings;
}

function unknownAttributes(elements: readonly HTMLElement[]): Finding[] {
  const found = new Map<string, { known: readonly string[]; elements: Element[] }>();
  for (const element of elements) {
    const known = classOf(element)?.observedAttributes;
    if (!known) continue;
    for (const { name } of Array.from(element.attributes)) {
      if (known.includes(name) || common.test(name)) continue;
      const key = `<${element.localName} ${name}>`;
      found.set(key, { known, elements: [...(found.get(key)?.elements ?? []), element] });
    }
  }
  return Array.from(found, ([key, { known, elements: where }]) => ({
    code: 'unknown-attribute',
    severity: 'warning',
    problem: `${key}: there is no such attribute, and it has no effect.`,
    remedy: `The attributes are ${known.slice().sort().join(', ')}.`,
    elements: where,
  }));
}

function leftPlaceholders(): Finding[] {
  const left = Array.from(document.querySelectorAll('[data-yj]')).filter(
    ({ localName }) => !localName.startsWith('yj-'),
  );
  if (left.length === 0) return [];
  const names = Array.from(new Set(left.map((element) => element.getAttribute('data-yj') ?? '')));
  const wrong = names.filter((name) => !elementNames.some((known) => known === name));
  return [
    {
      code: 'placeholder',
      severity: 'error',
      problem:
        wrong.length > 0
          ? `data-yj="${wrong.join('", "')}" names no element.`
          : 'Placeholders with data-yj are still placeholders.',
      remedy:
        wrong.length > 0
          ? `The names are ${elementNames.join(', ')}.`
          : 'Only the classic script and the autoloader put elements in their place; a bundle calls upgradePlaceholders() itself.',
      elements: left,
    },
  ];
}
