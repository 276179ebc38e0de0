/** Markup that is safe to put into other markup as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | undefined | false | Markup | readonly Value[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const written = (value: Value): string => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return (value as readonly Value[]).map(written).join('');
  return value === undefined || value === false
    ? ''
    : String(value as string | number).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
};

/** Writes markup; every value that is not markup itself is escaped. */
export const html = (texts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(texts.map((text, index) => text + written(values[index])).join(''));
