/** Static mode: public data in a folder of files on any web server, read as if it were a server of the standard. */
export { staticFolder, type StaticFolderOptions } from './static/static-folder.js';
