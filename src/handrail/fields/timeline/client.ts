/**
 * Moments on a line: rows, each with the number that says when it was. They move only when the reader asks. Where the
 * reader chooses between numbers and an order of their own, numbers that were written are kept, out of sight.
 */

import { register, type FieldType } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { Moves } from "handrail/moves";
import { rowsField } from "handrail/repeat";

/** The highest number that fits into the box: a year. */
const LAST = 9999;

const box = (root: Element): HTMLInputElement => root.querySelector("input")!;

function numberIn(value: Json | undefined): number | undefined {
  return typeof value === "number" && value >= 0 && value <= LAST ? value : undefined;
}

const when: FieldType = {
  type: "timeline-when",
  read: (root) => (box(root).value === "" ? undefined : numberIn(Number(box(root).value))),
  write(root, answer) {
    box(root).value = String(numberIn(answer) ?? "");
  },
};

register(when);

/** The two ways to choose from, where the author leaves it to the reader. */
const choices = (root: Element): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>("[data-by] input")];

function showChoice(root: Element): void {
  root.classList.toggle("without-when", choices(root).find(({ checked }) => checked)?.value === "free");
}

export default rowsField("timeline", {
  write(root, answer) {
    const rows = Array.isArray(answer) ? answer.map(asObject) : [];
    if (rows.length) {
      const wanted = rows.some((row) => own(row, "when") !== undefined) ? "number" : "free";
      for (const choice of choices(root)) choice.checked = choice.value === wanted;
    }
    showChoice(root);
  },
  enhance(root, host) {
    new Moves(root, host, { numberOf: (answers) => numberIn(own(answers, "when")) });
    for (const choice of choices(root)) choice.addEventListener("change", () => showChoice(root));
  },
});
