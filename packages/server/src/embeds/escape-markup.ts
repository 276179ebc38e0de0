/** What XML cannot hold at all, not even escaped: control characters and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it stands in HTML or XML, in content and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
