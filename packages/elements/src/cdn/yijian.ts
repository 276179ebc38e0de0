/** The classic script: registers every element when it runs, and leaves `window.yijian` with its version and nothing else. */
import '../define.js';
import { version } from '../internal/version.js';

const page = window as { yijian?: { readonly version: string } };
page.yijian ??= { version };
