/** A type whose keys that may be undefined are optional instead. */
export type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the keys that are undefined. */
export function compact<T extends object>(object: T): Compact<T> {
  const kept: { [K in keyof T]?: T[K] } = {};
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] !== undefined) kept[key] = object[key];
  return kept as unknown as Compact<T>;
}
