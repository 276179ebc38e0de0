/** A word or phrase in one style. */
export interface Run {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** A box around the words. */
  readonly box?: { readonly surface: string; readonly border: string };
  /** Room behind it. */
  readonly after?: number;
}

/** A piece of a run on one line: where its box begins, and how much room it has. */
export interface Placed {
  readonly run: Run;
  readonly text: string;
  readonly x: number;
  /** Of its base line, from the top of the block. */
  readonly y: number;
  readonly width: number;
}

export interface Block {
  readonly pieces: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

const LINE_HEIGHT = 1.5;
/** Room within a box, on either side. */
const BOX_PADDING = 5;

/**
 * How wide a character is at most in the fonts in use, in em. A picture cannot ask which font it will be drawn with, so this is a little more
 * than any of them needs.
 */
function emWidth(character: string): number {
  if (/[\u2e80-\u{10ffff}‘’“”…—]/u.test(character)) return 1;
  if (/[ .,:;'|iljI!()[\]frt-]/.test(character)) return 0.4;
  if (/[MWmw@%&·]/.test(character)) return 1;
  return /[A-Z]/.test(character) ? 0.74 : 0.6;
}

const textWidth = (text: string, size: number, bold = false): number =>
  Array.from(text).reduce((sum, character) => sum + emWidth(character), 0) * size * (bold ? 1.06 : 1);

/** Between Chinese characters a line may end anywhere, elsewhere at a blank; a longer word is cut. */
function words(text: string, fits: (part: string) => boolean): string[] {
  const units = text.match(/[\u2e80-\u{10ffff}][，。；：、）》”]*|[^\s\u2e80-\u{10ffff}]+\s*|\s+/gu) ?? [];
  return units.flatMap((unit) => (fits(unit) ? [unit] : Array.from(unit)));
}

/** Sets runs one behind the other, in as many lines as they need. */
export function flowText(runs: readonly Run[], room: number): Block {
  const pieces: Placed[] = [];
  let line: Omit<Placed, 'y'>[] = [];
  let [x, y, widest] = [0, 0, 0];
  const endLine = (): void => {
    const size = Math.max(0, ...line.map(({ run }) => run.size));
    pieces.push(...line.map((piece) => ({ ...piece, y: y + size * 1.12 })));
    widest = Math.max(widest, ...line.map((piece) => piece.x + piece.width));
    y += size * LINE_HEIGHT;
    [line, x] = [[], 0];
  };
  for (const run of runs) {
    const around = run.box ? 2 * BOX_PADDING : 0;
    const widthOf = (text: string): number => textWidth(text, run.size, run.bold) + around;
    if (x > 0 && x + widthOf(run.text) > room && (run.box || widthOf(run.text) <= room)) endLine();
    let text = '';
    const place = (): void => {
      if (text.trim() === '') return;
      line.push({ run, text: text.trimEnd(), x, width: widthOf(text.trimEnd()) });
      x += widthOf(text) + (run.after ?? 0);
      text = '';
    };
    for (const word of words(run.text, (part) => widthOf(part) <= room)) {
      if (x + widthOf((text + word).trimEnd()) > room && (text !== '' || x > 0)) {
        place();
        endLine();
        text = '';
      }
      text += word;
    }
    place();
  }
  if (line.length > 0) endLine();
  return { pieces, width: widest, height: y };
}
