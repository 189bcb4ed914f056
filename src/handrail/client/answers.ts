/** Fields <-> answers, through the field types. A part is a form, or one row of a `rows` field. */

import { fieldOf, fieldsIn, labelOf } from "./field";
import { own, type Json } from "./json";

export type Answers = { [fieldId: string]: Json };

const idOf = (wrapper: Element): string => wrapper.getAttribute("data-field") ?? "";

/** What a part was given to show, and how its fields read then: not the same where a worksheet has changed since. */
const shown = new WeakMap<Element, { given: Answers; read: Map<string, string | undefined> }>();

/**
 * The answers of a part, by field id; fields without one are left out. What the reader has not changed stays to the
 * letter as it was given, also what the worksheet can no longer show: a field, an option or a column that is gone.
 */
export function collect(part: Element): Answers {
  const { given = {}, read = new Map<string, string | undefined>() } = shown.get(part) ?? {};
  const answers = { ...given };
  for (const wrapper of fieldsIn(part)) {
    const id = idOf(wrapper);
    const answer = fieldOf(wrapper)?.read(wrapper);
    if (own(given, id) !== undefined && JSON.stringify(answer) === read.get(id)) continue;
    if (answer === undefined) delete answers[id];
    else answers[id] = answer;
  }
  return answers;
}

/** Shows answers. Fields that have none are cleared. */
export function fill(part: Element, answers: Answers): void {
  const read = new Map<string, string | undefined>();
  for (const wrapper of fieldsIn(part)) {
    const field = fieldOf(wrapper);
    field?.write(wrapper, own(answers, idOf(wrapper)));
    read.set(idOf(wrapper), JSON.stringify(field?.read(wrapper)));
  }
  shown.set(part, { given: answers, read });
}

/** Adds every field's own behaviour, once. */
export function enhance(part: Element, changed: () => void): void {
  for (const wrapper of fieldsIn(part)) fieldOf(wrapper)?.enhance?.(wrapper, changed);
}

/** The answers of a part in words, as label and words. */
export function inWords(part: Element): [label: string, words: string][] {
  return fieldsIn(part).map((wrapper) => [labelOf(wrapper), fieldOf(wrapper)?.words(wrapper) ?? ""]);
}
