/** The English labels of each code table, each table an export of its own. */
export * from './generated/code-labels.en.js';
