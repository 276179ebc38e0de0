import type { Tone } from '@yijian/elements/tokens';

/** A point of an outline, on the 16 by 16 of a drawing; `curve` pulls the line towards it and is not on it (a quadratic's control point). */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly curve?: boolean | undefined;
}

/** A closed line: what it goes round clockwise is filled, what it goes round the other way is left out. */
export type Outline = readonly Point[];

type Vector = readonly [x: number, y: number];

const centre = 8;
/** So thick are lines. */
const stroke = 1.5;

/** Twice the area inside, above zero where the line goes clockwise. */
const area = (outline: Outline): number =>
  outline.reduce((sum, { x, y }, index) => {
    const next = outline[(index + 1) % outline.length] ?? { x, y };
    return sum + x * next.y - y * next.x;
  }, 0);

const solid = (outline: Outline): Outline => (area(outline) < 0 ? [...outline].reverse() : outline);
const hole = (outline: Outline): Outline => [...solid(outline)].reverse();
const polygon = (...points: readonly Vector[]): Outline => solid(points.map(([x, y]) => ({ x, y })));
const box = (x: number, y: number, width: number, height: number): Outline =>
  polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

/** A circle by the quadratics that touch it eight times: no further from it than a thousandth of its radius. */
const circle = (radius: number): Outline =>
  Array.from({ length: 8 }, (_, eighth) => {
    const angle = ((eighth + 0.5) * Math.PI) / 4;
    const reach = radius / Math.cos(Math.PI / 8);
    return { x: centre + reach * Math.sin(angle), y: centre - reach * Math.cos(angle), curve: true };
  });

const ring = (radius: number): Outline[] => [circle(radius + stroke / 2), hole(circle(radius - stroke / 2))];

/** The way at right angles to a line, to its left, half as long as a line is thick. */
function aside([x1, y1]: Vector, [x2, y2]: Vector): Vector {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return [((y2 - y1) / length) * (stroke / 2), (-(x2 - x1) / length) * (stroke / 2)];
}

const moved = ([x, y]: Vector, [dx, dy]: Vector, times = 1): Vector => [x + dx * times, y + dy * times];

/** Where two lines meet that run beside two others. */
function corner(at: Vector, one: Vector, other: Vector, times: number): Vector {
  const sum = moved(one, other);
  const reach = (2 * (stroke / 2) ** 2) / (sum[0] ** 2 + sum[1] ** 2);
  return moved(at, sum, reach * times);
}

/** The round outside of a corner. */
function round(at: Vector, from: Vector, to: Vector, steps = 4): Vector[] {
  const begin = Math.atan2(from[1], from[0]);
  const turn = Math.atan2(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = begin + (turn * step) / steps;
    return moved(at, [Math.cos(angle), Math.sin(angle)], stroke / 2);
  });
}

/** A tick of two strokes that meet below, drawn from the left. */
function tick(from: Vector, low: Vector, to: Vector): Outline {
  const [down, up] = [aside(from, low), aside(low, to)];
  const below = (way: Vector): Vector => moved([0, 0], way, -1);
  return polygon(
    moved(from, down),
    corner(low, down, up, 1),
    moved(to, up),
    moved(to, up, -1),
    ...round(low, below(up), below(down)),
    moved(from, down, -1),
  );
}

/** The line round a polygon of which the points are given clockwise. */
function frame(points: readonly Vector[]): Outline[] {
  const ways = points.map((point, index) => aside(point, points[(index + 1) % points.length] ?? point));
  const before = (index: number): Vector => ways[(index + ways.length - 1) % ways.length] ?? [0, 0];
  const outside = points.flatMap((point, index) => round(point, before(index), ways[index] ?? [0, 0]));
  const inside = points.map((point, index) => corner(point, before(index), ways[index] ?? [0, 0], -1));
  return [polygon(...outside), hole(polygon(...inside))];
}

/** The drawings of `tone-mark.ts` as outlines alone, for a font knows no strokes. */
export const signOutlines: Readonly<Record<Tone, readonly Outline[]>> = {
  excellent: [circle(7.2), hole(polygon([7.1, 11.3], [3.8, 8], [5, 6.9], [7.1, 9], [11, 4.9], [12.2, 6]))],
  good: [...ring(6.4), tick([4.9, 8.2], [7.1, 10.4], [11.2, 6])],
  neutral: [...ring(6.4), box(4.9, 8 - stroke / 2, 6.2, stroke)],
  caution: [
    ...frame([
      [8, 1.9],
      [14.9, 14],
      [1.1, 14],
    ]),
    box(8 - stroke / 2, 6, stroke, 4),
    box(8 - stroke / 2, 11.2, stroke, 1.4),
  ],
  serious: [
    polygon([5, 0.8], [11, 0.8], [15.2, 5], [15.2, 11], [11, 15.2], [5, 15.2], [0.8, 11], [0.8, 5]),
    hole(box(7.1, 3.7, 1.8, 5.6)),
    hole(box(7.1, 10.5, 1.8, 1.8)),
  ],
};
