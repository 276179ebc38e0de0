/** The drawings that few pages have: loaded when the first badge asks for one of them. */
export { creditCard as card } from './credit-card.js';
export { creditSeal as seal } from './credit-seal.js';
export { default as styles } from './credit-sheet.styles.js';
