import { stripVTControlCharacters } from 'node:util';

/**
 * What a tool prints when it fails, and what it means to a person. The first that fits is told.
 *
 * @type {{ sign: RegExp, meaning: string }[]}
 */
const causes = [
  { sign: /ENOSPC|no space left on device/i, meaning: 'the disk is full; free some space and try again' },
  { sign: /EDQUOT|disk quota exceeded/i, meaning: 'the disk quota is used up; free some space and try again' },
  { sign: /heap out of memory|ENOMEM|cannot allocate memory/i, meaning: 'the machine has too little free memory' },
  {
    sign: /npm (error|ERR!) code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)/,
    meaning: 'the package registry cannot be reached; check the network and the proxy settings',
  },
  {
    sign: /npm (error|ERR!) code E(401|403|404)/,
    meaning: 'the package registry refuses a package; check which registry npm is set to use',
  },
  {
    sign: /npm (error|ERR!) code EINTEGRITY/,
    meaning: 'a package arrived damaged; run `npm cache verify` and try again',
  },
  {
    sign: /npm (error|ERR!) code EUSAGE[\s\S]*in sync/,
    meaning: 'package.json and package-lock.json do not fit together; run `npm install`',
  },
  {
    sign: /Cannot find native binding/,
    meaning:
      'packages with machine code are missing, which npm leaves out when it runs on an old Node; delete node_modules and install with Node 20.19 or newer',
  },
  { sign: /EACCES|EPERM|EROFS/, meaning: 'a file may not be written; check who owns the project folder' },
];

/** What npm prints before the cause: its own bookkeeping of a package's script that failed. */
const bookkeeping = /^(code|errno|syscall|path|command) /;

/**
 * Why a tool failed, as the end of a sentence.
 *
 * @param {string} output what the tool printed
 * @returns {string} a known cause, else the first line that speaks of an error, else the last line
 */
export function explainFailure(output) {
  const known = causes.find(({ sign }) => sign.test(output));
  if (known) return known.meaning;
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)/, '').trim())
    .filter((line) => line !== '' && !bookkeeping.test(line));
  const line = lines.find((text) => /error( TS\d+)?:/i.test(text)) ?? lines.find((text) => /\berror\b/i.test(text));
  return (line ?? lines.at(-1) ?? 'it printed nothing').slice(0, 300);
}
