/**
 * Answers in words, for text files, lists and paper: from an answer and what its worksheet says about it, without a
 * form. The same few shapes serve every field type; a field's `told()` in Python gives the words behind its ids.
 */

import { t } from "./messages";
import { own, type Json } from "./json";

/** What is known about a field: its label, and the words behind every id that its answers may hold. */
export interface Told {
  id: string;
  type: string;
  /** "" for a part whose answer says enough by itself. */
  label: string;
  /** The highest number of a scale. */
  to?: number;
  /** The words behind ids: options, rows, bins. */
  names?: { [id: string]: string };
  /** The fields inside this one. */
  parts?: Told[];
  /** Ids the field had before. */
  before?: string[];
  /** Whether nothing of it is kept. */
  never?: boolean;
}

/** An answer in words; "" when there is none. Takes any value. */
export function inWords(answer: Json | undefined, told?: Told): string {
  if (typeof answer === "string") return nameOf(answer, told);
  if (typeof answer === "number") return told?.to ? `${answer} / ${told.to}` : String(answer);
  if (Array.isArray(answer)) return listed(answer, told);
  if (typeof answer !== "object" || answer === null) return "";
  return Object.keys(answer)
    .map((key) => partInWords(key, answer[key], told))
    .filter(Boolean)
    .join("; ");
}

function nameOf(id: string, told?: Told): string {
  return (own(told?.names ?? {}, id) as string | undefined) ?? id;
}

/** One key of an object: a part with its label, or what was chosen without one. */
function partInWords(key: string, value: Json | undefined, told?: Told): string {
  if (key === "chosen") return inWords(value, told);
  if (key === "other") return inWords(value);
  const part = told?.parts?.find(({ id, before }) => id === key || before?.includes(key));
  if (value === true) return part?.label ?? nameOf(key, told);
  const words = inWords(value, part ?? told);
  const name = part?.label ?? nameOf(key, told);
  return words && name ? `${name}: ${words}` : words;
}

/** Several things: on one line when they are short names, each on a numbered line when they have parts. */
function listed(answers: Json[], told?: Told): string {
  const all = answers.map((answer) => inWords(answer, told));
  if (!answers.some((answer) => typeof answer === "object")) return all.filter(Boolean).join(", ");
  return all
    .map((words, place) => words && `${t("%(number)s.", { number: place + 1 })} ${words}`)
    .filter(Boolean)
    .join("\n");
}

/** Whether an entry's name or answers hold some words. */
export function entryHolds(entry: { title?: string; answers: { [id: string]: Json } }, fields: Told[], words: string): boolean {
  const all = [entry.title ?? "", ...answersInWords(entry.answers, fields).flat()].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** Every answer with its question's label, in the worksheet's order; after them what it no longer asks. */
export function answersInWords(answers: { [id: string]: Json }, fields: Told[]): [label: string, words: string][] {
  const known = new Map(fields.flatMap((field) => [field.id, ...(field.before ?? [])].map((id) => [id, field])));
  const place = (id: string): number => (known.has(id) ? fields.indexOf(known.get(id)!) : fields.length);
  return Object.keys(answers)
    .sort((a, b) => place(a) - place(b))
    .map((id): [string, string] => {
      const [name = id, isOld] = id.split("--before");
      const field = known.get(name);
      const label = field?.label ?? name.split("-").join(" ");
      return [isOld === undefined ? label : t("%(question)s (asked in another way then)", { question: label }), inWords(answers[id], field)];
    })
    .filter(([, words]) => words);
}
