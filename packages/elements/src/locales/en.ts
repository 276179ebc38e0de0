/** Brings English along: `import '@yijian/elements/locales/en'`. Without it, English is loaded when an element stands in an English page. */
import { addLocale } from '../internal/localize.js';
import { english, englishMessages } from './english.js';

addLocale(english, englishMessages);
