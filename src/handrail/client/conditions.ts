/**
 * Fields that show only when another one is answered in a certain way (`show_if`). What was typed in a field that is
 * set aside stays in it and stays stored. On paper everything shows.
 */

import type { Host } from "./field";
import type { Json } from "./json";

export interface Condition {
  field: string;
  /** One of these ids is chosen; without it, any answer will do. */
  is?: string[];
}

/** Shows and sets aside the fields of a form as its answers change. */
export function addConditions(form: HTMLElement, host: Host): void {
  for (const wrapper of form.querySelectorAll<HTMLElement>("[data-show-if]")) {
    const condition = JSON.parse(wrapper.dataset.showIf!) as Condition;
    host.onAnswers(() => wrapper.classList.toggle("set-aside", !isMet(condition, host.answer(condition.field))));
  }
}

/** Whether an answer is there, and holds one of the wanted ids wherever its shape keeps them. */
export function isMet({ is }: Condition, answer: Json | undefined): boolean {
  if (answer === undefined) return false;
  return is ? is.some((id) => holds(answer, id)) : true;
}

function holds(answer: Json, id: string): boolean {
  if (typeof answer !== "object" || answer === null) return answer === id;
  if (Array.isArray(answer)) return answer.some((part) => holds(part, id));
  return Object.keys(answer).some((key) => key !== "other" && (key === id || holds(answer[key]!, id)));
}
