export { contrastRatio } from './contrast-ratio.js';
export * from './tokens.js';
