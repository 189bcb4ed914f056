/** What the page says about its worksheet, as data: the labels and the words behind the ids in its answers. */

import type { Told } from "./words";

/** Two numbers that belong in one picture: of two scales, or in each row of a field, of two of its columns. */
export interface ToldCompare {
  label: string;
  before: string;
  after: string;
  /** The field whose rows are pairs. */
  in?: string;
  /** What the two are called; without it, one question was asked twice. */
  names?: [string, string];
}

export interface ToldSheet {
  slug: string;
  title: string;
  entries: "single" | "dated";
  /** Its fields in order, and after them those it had before. */
  fields: Told[];
  compares?: ToldCompare[];
}

let sheet: ToldSheet | undefined;

/** The worksheet on this page. */
export function toldSheet(): ToldSheet {
  sheet ??= JSON.parse(document.getElementById("handrail-sheet")!.textContent!) as ToldSheet;
  return sheet;
}

/** What is said about the field in a wrapper; undefined for one that nothing is said about. */
export function toldOf(wrapper: Element): Told | undefined {
  const around = wrapper.parentElement?.closest("[data-field]");
  const among = around ? toldOf(around)?.parts : toldSheet().fields;
  return among?.find(({ id }) => id === wrapper.getAttribute("data-field"));
}
