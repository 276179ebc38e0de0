const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const day = [
  '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])',
  '\\d{4}-(?:0[13-9]|1[0-2])-(?:29|30)',
  '\\d{4}-(?:0[13578]|1[02])-31',
  `${leapYear}-02-29`,
].join('|');

const scheme = '[A-Za-z][A-Za-z0-9+.-]*:';
const character = "[A-Za-z0-9._~:/?#[\\]@!$&'()*+,;=%-]";

/**
 * Formats of the standard as expressions that every browser knows, so that compiled validators need no library: days are
 * those of the calendar. An address is only looked at for its scheme and for characters that no address has.
 */
export const formats: Readonly<Record<string, RegExp | true>> = {
  date: new RegExp(`^(?:${day})$`),
  'date-time': new RegExp(
    `^(?:${day})[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)$`,
  ),
  uri: new RegExp(`^${scheme}${character}+$`),
  'uri-reference': new RegExp(`^${character}*$`),
  email: /^[^\s@]+@[^\s@]+$/,
  // How a number or a file is carried: the bounds of numbers stand in their schemas.
  int32: true,
  int64: true,
  binary: true,
};
