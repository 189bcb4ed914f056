/** What an answer may be, and careful ways to look into one that may come from anywhere. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The object itself, or an empty one when the value is something else. */
export function asObject(value: Json | undefined): { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** An object's own value of a name; never one that it inherits. */
export function own(value: { [key: string]: Json }, name: string): Json | undefined {
  return Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;
}

/** The text itself, or "" when the value is something else. */
export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Whether two values say the same; the order of an object's keys does not matter. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as { [key: string]: Json }[];
  const keys = Object.keys(one!);
  return keys.length === Object.keys(other!).length && keys.every((key) => same(one![key], own(other!, key)));
}
