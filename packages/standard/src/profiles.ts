export { creditSchemes, scoreRuleSets } from './generated/profiles.js';
