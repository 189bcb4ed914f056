/**
 * Answers in words, for text files, lists and paper: from an answer and what its worksheet says about it, without a
 * form. The same few shapes serve every field type; a field's `told()` in Python gives the words behind its ids.
 */

import { t } from "./messages";
import { asObject, own, type Json } from "./json";

/** What is known about a field: its label, and the words behind every id that its answers may hold. */
export interface Told {
  id: string;
  type: string;
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
  const keys = Object.keys(answer);
  const inNamedParts = keys.some((key) => own(told?.names ?? {}, key) && typeof answer[key] === "object");
  return keys
    .map((key) => partInWords(key, answer[key], told))
    .filter(Boolean)
    .join(inNamedParts ? "\n" : "; ");
}

function nameOf(id: string, told?: Told): string {
  return (own(told?.names ?? {}, id) as string | undefined) ?? id;
}

/** One key of an object: a part with its label, or what was chosen without one. A reader may have named the part. */
function partInWords(key: string, value: Json | undefined, told?: Told): string {
  if (key === "chosen") return inWords(value, told);
  if (key === "other") return inWords(value);
  const part = told?.parts?.find(({ id, before }) => id === key || before?.includes(key));
  const { name, ...rest } = asObject(value);
  const named = !part && typeof name === "string";
  const label = named ? name : (part?.label ?? nameOf(key, told));
  if (value === true) return label;
  const words = inWords(named ? rest : value, part ?? told);
  return words ? `${label}: ${words}` : named ? label : "";
}

/** Several things: on one line when they are short names, each on a numbered line when they have parts. */
function listed(answers: Json[], told?: Told): string {
  const all = answers.map((answer) => inWords(answer, told));
  const mark = all.some((words) => words.includes(",")) ? "; " : ", ";
  if (!answers.some((answer) => typeof answer === "object")) return all.filter(Boolean).join(mark);
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
