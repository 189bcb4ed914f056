/**
 * Answers in words, for text files, lists and paper: from an answer and what its worksheet says about it, without a
 * form. The same few shapes serve every field type; a field's `told()` in Python gives the words behind its ids.
 */

import { t, tn } from "./messages";
import { asObject, asText, own, type Json } from "./json";
import { vocabulary } from "./vocabulary";

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
  /** The vocabulary that has the words behind its other ids. */
  vocabulary?: string;
  /** The fields inside this one. */
  parts?: Told[];
  /** Ways to say its parts as one sentence, such as "I need {need}." */
  sentences?: { id: string; text: string }[];
  /** Ids the field had before. */
  before?: string[];
  /** Whether nothing of it is kept. */
  never?: boolean;
}

/** The answer to a field among others, also under an id that the field had before. */
export function answerTo(answers: { [id: string]: Json }, { id, before = [] }: Pick<Told, "id" | "before">): Json | undefined {
  return [id, ...before].map((name) => own(answers, name)).find((answer) => answer !== undefined);
}

/** An answer in words; "" when there is none. Takes any value. */
export function inWords(answer: Json | undefined, told?: Told): string {
  if (typeof answer === "string") return nameOf(answer, told);
  if (typeof answer === "number") return told?.to ? `${answer} / ${told.to}` : String(answer);
  if (Array.isArray(answer)) return listed(answer, told);
  if (typeof answer !== "object" || answer === null) return "";
  if (told?.parts?.[0]?.type === "minute") return atMinute(answer, told.parts);
  const { words = "", tells = [] } = told?.sentences ? sentence(answer, told.sentences) : {};
  const keys = Object.keys(answer).filter((key) => !tells.includes(key));
  const inNamedParts = keys.some((key) => own(told?.names ?? {}, key) && typeof answer[key] === "object");
  const others = keys.map((key) => partInWords(key, answer, told));
  return [words, ...others].filter(Boolean).join(words || inNamedParts ? "\n" : "; ");
}

/** The chosen sentence, or else the first, and the keys that it tells; nothing when it would be gaps only. */
function sentence(answer: { [key: string]: Json }, sentences: NonNullable<Told["sentences"]>): { words?: string; tells?: string[] } {
  const chosen = sentences.find(({ id }) => id === own(answer, "chosen"));
  const tells = chosen ? ["chosen"] : [];
  const words = (chosen ?? sentences[0]!).text.replace(/\{([\w-]+)\}/g, (mark, id: string, at: number, text: string) => {
    const inIt = inGap(own(answer, id), text.slice(at + mark.length));
    if (inIt) tells.push(id);
    return inIt || BLANK;
  });
  return tells.length ? { words, tells } : {};
}

/** What stands in a gap that is not filled. */
export const BLANK = "…";

/** An answer as it stands in a gap: on one line, and without its full stop where the sentence goes on with a mark. */
export function inGap(answer: Json | undefined, after: string): string {
  const words = asText(answer).replace(/\s+/g, " ").trim();
  return /^[.,;:!?。、]/.test(after) ? words.replace(/([^.])[.,;。]$/, "$1") : words;
}

/** The words behind an id, or the id itself. */
export function nameOf(id: string, told?: Told): string {
  return ((own(told?.names ?? {}, id) ?? own(vocabulary(told?.vocabulary), id)) as string | undefined) ?? id;
}

/** One key of an object: a part with its label, or what was chosen without one. A reader may have named the part. */
function partInWords(key: string, answer: { [key: string]: Json }, told?: Told): string {
  const value = answer[key];
  if (key === "chosen") return chosenInWords(answer, told);
  if (key === "other") return inWords(value);
  const part = told?.parts?.find(({ id, before }) => id === key || before?.includes(key));
  if (!part && (key === "strength" || key === "strengths")) return "chosen" in answer ? "" : inWords(value, told);
  const { name, ...rest } = asObject(value);
  const named = !part && typeof name === "string";
  const label = named ? name : (part?.label ?? nameOf(key, told));
  if (value === true || (!part && isEmpty(value))) return label;
  const words = inWords(named ? rest : value, part ?? told);
  if (!words) return named ? label : "";
  return label ? `${label}: ${words}` : words;
}

/** What was chosen, each with its strength where it has one, and then the strength of it all. */
function chosenInWords({ chosen, strengths, strength }: { [key: string]: Json }, told?: Told): string {
  const each = (Array.isArray(chosen) ? chosen : [chosen]).map((id) => {
    const howStrong = typeof id === "string" ? own(asObject(strengths), id) : undefined;
    return [inWords(id, told), inWords(howStrong, told)].filter(Boolean).join(" ");
  });
  return [...each, inWords(strength, told)].filter(Boolean).join(", ");
}

/** Whether a value is an object with nothing in it: named, and nothing more said. */
function isEmpty(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !Object.keys(value).length;
}

/** What was so at one minute of a stretch of time: "after 4 minutes: 7 / 10". */
function atMinute(answer: { [key: string]: Json }, [minute, ...others]: Told[]): string {
  const words = others.map((part) => inWords(own(answer, part.id), part)).filter(Boolean).join("; ");
  return words && `${afterMinutes(Number(own(answer, minute!.id)))}: ${words}`;
}

/** Where in a stretch of time something was. */
export function afterMinutes(minutes: number): string {
  return minutes ? tn("after %(num)s minute", "after %(num)s minutes", minutes) : t("at the start");
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
