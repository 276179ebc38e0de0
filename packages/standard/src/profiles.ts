/**
 * The profiles of jurisdictions, and the rules that they choose among: one export for each collection of rules (`scoreRuleSets`,
 * `creditSchemes`, …), and all of them by the name of their collection.
 */
export * from './generated/profiles.js';
