/** A place in the change feed: what comes after it is read next. Both are whole numbers that can outgrow JavaScript's. */
export interface Position {
  moment: string;
  sequence: string;
}

/** Before the first change. */
export const BEGINNING: Position = { moment: '0', sequence: '0' };

export const positionText = ({ moment, sequence }: Position): string => `${moment}.${sequence}`;

export function positionOf(text: string): Position {
  const [moment = '', sequence = ''] = text.split('.');
  return { moment, sequence };
}

export function isAfter(a: Position, b: Position): boolean {
  const [moment, other] = [BigInt(a.moment), BigInt(b.moment)];
  return moment > other || (moment === other && BigInt(a.sequence) > BigInt(b.sequence));
}
