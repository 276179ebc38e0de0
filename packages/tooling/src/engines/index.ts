export { chosenEngines, type EngineRelease } from './engine-releases.ts';
export type { EnginePage, PageOptions } from './engine-page.ts';
export { installEngine } from './install-engine.ts';
export { startEngine, type Engine } from './start-engine.ts';
export { findInstalledBrowser } from '../browser/find-installed-browser.ts';
