/** A copy of an object without some of its optional properties. */
export const without = <T extends object>(object: T, ...names: (keyof T & string)[]): T =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !(names as string[]).includes(name))) as T;
