/** Fields <-> answers, through the field types. A part is a form, or one row of a `rows` field. */

import { fieldOf, fieldsIn, labelOf } from "./field";
import { own, type Json } from "./json";

export type Answers = { [fieldId: string]: Json };

const idOf = (wrapper: Element): string => wrapper.getAttribute("data-field") ?? "";

/** Every answer in a part, by field id. Fields without an answer are left out. */
export function collect(part: Element): Answers {
  const answers: Answers = {};
  for (const wrapper of fieldsIn(part)) {
    const answer = fieldOf(wrapper)?.read(wrapper);
    if (answer !== undefined) answers[idOf(wrapper)] = answer;
  }
  return answers;
}

/** Shows answers. Fields that have none are cleared. */
export function fill(part: Element, answers: Answers): void {
  for (const wrapper of fieldsIn(part)) fieldOf(wrapper)?.write(wrapper, own(answers, idOf(wrapper)));
}

/** Adds every field's own behaviour, once. */
export function enhance(part: Element, changed: () => void): void {
  for (const wrapper of fieldsIn(part)) fieldOf(wrapper)?.enhance?.(wrapper, changed);
}

/** The answers of a part in words, as label and words. */
export function inWords(part: Element): [label: string, words: string][] {
  return fieldsIn(part).map((wrapper) => [labelOf(wrapper), fieldOf(wrapper)?.words(wrapper) ?? ""]);
}

/** The answers to fields that a worksheet no longer has; they are kept with its entries. */
export function answersWithoutField(part: Element, answers: Answers): Answers {
  const known = new Set(fieldsIn(part).map(idOf));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !known.has(id)));
}
