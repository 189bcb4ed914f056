/** A filled sheet as a plain text file, made in the browser. Its name holds no words of the reader's. */

import type { Answers } from "./answers";
import { moment } from "./messages";
import type { ToldSheet } from "./told";
import { answersInWords } from "./words";

/** The sheet's title, the moment, and every answered question with its answer. */
export function sheetAsText(sheet: ToldSheet, answers: Answers, written: number): string {
  const parts = answersInWords(answers, sheet.fields).map(([label, words]) => `${label}\n${words}`);
  return [`${sheet.title}\n${moment(written)}`, ...parts].join("\n\n") + "\n";
}

/** Hands a file to the browser's own saving. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name from a worksheet's slug and the day. */
export function fileName(worksheet: string, at: Date): string {
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${worksheet}-${day.join("-")}.txt`;
}
