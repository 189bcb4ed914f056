/**
 * Pairs of numbers in an answer that has rows: two of each row's columns. Rows may be a list, each one's name in its
 * first words; or an object, named by their ids or by the reader.
 */

import { asObject, asText, own, type Json } from "./json";
import { answerTo, type Told } from "./words";

export interface Pair {
  name: string;
  before: number | undefined;
  after: number | undefined;
}

/**
 * The pairs of an answer, in the order of its rows: the numbers in two columns, given by their ids.
 * @param nameless what a row is called that has no name, from its place.
 */
export function pairsIn(
  answer: Json | undefined,
  told: Told | undefined,
  [before, after]: [string, string],
  nameless: (place: number) => string,
): Pair[] {
  const numberOf = (answers: { [id: string]: Json }, id: string): number | undefined => {
    const value = answerTo(answers, told?.parts?.find((part) => part.id === id) ?? { id });
    return typeof value === "number" ? value : undefined;
  };
  const rows: [name: string, answers: { [id: string]: Json }][] = Array.isArray(answer)
    ? answer.map((one, place) => [firstWords(asObject(one), told) || nameless(place), asObject(one)])
    : Object.entries(asObject(answer)).map(([id, one]) => [
        asText(own(asObject(one), "name")) || ((own(told?.names ?? {}, id) as string | undefined) ?? id),
        asObject(one),
      ]);
  return rows.map(([name, answers]) => ({ name, before: numberOf(answers, before), after: numberOf(answers, after) }));
}

/** The first words that a reader wrote in a row. */
function firstWords(answers: { [id: string]: Json }, told?: Told): string {
  const words = (told?.parts ?? []).filter(({ names }) => !names).map((part) => asText(answerTo(answers, part)));
  return words.find(Boolean) ?? "";
}
