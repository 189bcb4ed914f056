/** Fields <-> answers, through the field types. A part is a form, or one row of a `rows` field. */

import { fieldOf, fieldsIn } from "./field";
import { own, same, type Json } from "./json";
import { t } from "./messages";
import { toldOf } from "./told";
import { inWords } from "./words";

export type Answers = { [fieldId: string]: Json };

const idOf = (wrapper: Element): string => wrapper.getAttribute("data-field") ?? "";

/** What a part was given to show, and how its fields read then: not the same where a worksheet has changed since. */
const shown = new WeakMap<Element, { given: Answers; read: Map<string, Json | undefined> }>();

/**
 * The answers of a part, by field id; fields without one are left out. What the reader has not changed stays to the
 * letter as it was given, also what the worksheet can no longer show: a field, an option or a column that is gone.
 * When the reader answers a field anew that could not show its old answer, the old one is kept beside it.
 */
export function collect(part: Element): Answers {
  const { given = {}, read = new Map<string, Json | undefined>() } = shown.get(part) ?? {};
  const answers = { ...given };
  for (const wrapper of fieldsIn(part)) {
    const id = idOf(wrapper);
    const answer = fieldOf(wrapper)?.read(wrapper);
    const before = own(given, id);
    if (before !== undefined && same(answer, read.get(id))) continue;
    if (before !== undefined && !same(before, read.get(id))) answers[freeId(answers, id)] = before;
    if (answer === undefined) delete answers[id];
    else answers[id] = answer;
  }
  return answers;
}

/** What of a part's answers may be stored: all but those of fields that are never kept. */
export function storable(part: Element): Answers {
  const answers = collect(part);
  for (const wrapper of fieldsIn(part)) if (wrapper.hasAttribute("data-keep")) delete answers[idOf(wrapper)];
  return answers;
}

/** Shows answers. Fields that have none are cleared. */
export function fill(part: Element, answers: Answers): void {
  const given = { ...answers };
  const read = new Map<string, Json | undefined>();
  for (const wrapper of fieldsIn(part)) {
    const id = idOf(wrapper);
    takeOldName(given, id, toldOf(wrapper)?.before);
    const field = fieldOf(wrapper);
    const answer = own(given, id);
    field?.write(wrapper, answer);
    read.set(id, field?.read(wrapper));
    noteWhatIsNotShown(wrapper, same(answer, read.get(id)) ? undefined : answer);
  }
  shown.set(part, { given, read });
}

/** An id for an answer that its field can no longer show. No field has two hyphens in its id. */
function freeId(answers: Answers, id: string): string {
  let free = `${id}--before`;
  for (let number = 2; own(answers, free) !== undefined; number++) free = `${id}--before-${number}`;
  return free;
}

/** Moves an answer from an id that its field had before. */
function takeOldName(answers: Answers, id: string, before: string[] = []): void {
  for (const old of before) {
    const answer = own(answers, old);
    if (answer === undefined || own(answers, id) !== undefined) continue;
    answers[id] = answer;
    delete answers[old];
  }
}

/** Says under a field what its old answer was, when the field has changed and cannot show it. */
function noteWhatIsNotShown(wrapper: Element, answer: Json | undefined): void {
  wrapper.querySelector(":scope > [data-before]")?.remove();
  const words = inWords(answer, toldOf(wrapper));
  if (!words) return;
  const note = document.createElement("p");
  note.className = "before";
  note.dataset.before = "";
  note.textContent = t("Written here before this question changed: %(words)s", { words });
  wrapper.append(note);
}
