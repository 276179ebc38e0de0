/** @typedef {{ selector: string, message: string }} SyntaxBan an entry of ESLint's `no-restricted-syntax` */

/**
 * Lit's ways around a strict Content Security Policy or Trusted Types.
 *
 * @type {import('./boundaries.js').ImportPattern[]}
 */
export const unsafeDirectives = [
  {
    regex: '^lit(-html)?/directives/(unsafe-html|unsafe-svg|unsafe-mathml)(\\.js)?$',
    message: 'Trusted Types forbids it: build the nodes with html or svg templates.',
  },
  {
    regex: '^lit(-html)?/directives/style-map(\\.js)?$',
    message: 'A strict style-src forbids style attributes: use classes, or set a custom property through CSSOM.',
  },
];

/**
 * What breaks on a portal with a strict Content Security Policy or Trusted Types.
 *
 * @type {SyntaxBan[]}
 */
export const unsafeMarkup = [
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/i]',
    message: 'A strict style-src forbids style attributes: use classes, or set a custom property through CSSOM.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style[\\s>]/i]',
    message: 'A strict style-src forbids style elements: use static styles.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\son[a-z]+\\s*=/i]',
    message: 'A strict script-src forbids inline handlers: listen with @event.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Trusted Types forbids it: build the nodes with html or svg templates.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Trusted Types forbids it: build the nodes with html or svg templates.',
  },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(style|on[a-z]+)$/i]",
    message: 'A strict policy forbids style and handler attributes: use CSSOM and addEventListener.',
  },
];

/**
 * Clocks and chance: a rule gets the time and the seed from its caller, or nobody can check its answer again.
 *
 * @type {SyntaxBan[]}
 */
export const clocksAndChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the instant as a parameter.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the instant as a parameter.' },
  {
    selector: "MemberExpression[object.name=/^(Date|performance)$/][property.name='now']",
    message: 'Take the instant as a parameter.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take the seed as a parameter and draw from it.',
  },
  {
    selector: 'MemberExpression[object.name="crypto"][property.name=/^(randomUUID|getRandomValues)$/]',
    message: 'Take the seed as a parameter and draw from it.',
  },
];
