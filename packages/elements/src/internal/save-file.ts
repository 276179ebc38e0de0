/** Hands a text, or bytes, to the reader as a file. Nothing leaves the page: the browser saves what is already there. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  // No system takes these in a name.
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim();
  link.click();
  // Safari begins to read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
