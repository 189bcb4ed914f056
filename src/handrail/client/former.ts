/**
 * Answers to questions that the worksheet does not ask any more, or asks in another way now. They are shown under
 * their own heading, they print, and they go into every file.
 */

import { collect } from "./answers";
import { el } from "./dom";
import { fieldsIn } from "./field";
import { toldSheet } from "./told";
import { answersInWords } from "./words";

/** Keeps the list of earlier questions as it is in the entry on the screen. */
export function addFormer(form: HTMLElement): void {
  const section = document.getElementById("former")!;
  form.addEventListener("handrail:entry", () => {
    const asked = new Set(fieldsIn(form).map((wrapper) => wrapper.getAttribute("data-field")));
    const former = Object.entries(collect(form)).filter(([id]) => !asked.has(id));
    const told = answersInWords(Object.fromEntries(former), toldSheet().fields);
    section.hidden = !told.length;
    section.querySelector("dl")!.replaceChildren(
      ...told.flatMap(([label, words]) => [el("dt", {}, label), el("dd", {}, words)]),
    );
  });
}
