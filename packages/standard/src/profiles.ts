export { creditSchemes, publicityRules, scoreRuleSets } from './generated/profiles.js';
