/** A filled sheet as plain text. */

import type { Answers } from "./answers";
import { moment } from "./messages";
import type { ToldSheet } from "./told";
import { answersInWords } from "./words";

/** What is told of an entry, whatever else it carries. */
export interface Written {
  title?: string;
  created: number;
  answers: Answers;
}

/** The sheet's title, the entry's name and moment, and every answered question with its answer. */
export function entryAsText(sheet: Pick<ToldSheet, "title" | "fields">, { title, created, answers }: Written): string {
  const head = [sheet.title, title, moment(created)].filter(Boolean).join("\n");
  const parts = answersInWords(answers, sheet.fields).map(([label, words]) => `${label}\n${words}`);
  return [head, ...parts].join("\n\n") + "\n";
}
