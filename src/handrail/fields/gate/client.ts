/**
 * Gates: what they hold back is set aside on the screen until an answer opens it. The answer is read from its radio
 * buttons while the page is open; it is never stored, and gone when the page is left or another entry is shown.
 * Words that were written behind a gate are not hidden, unless the reader closes it.
 */

import { collect } from "handrail/answers";
import { fieldsIn, type ScriptedField } from "handrail/field";
import { t } from "handrail/messages";

interface Gate {
  root: Element;
  form: HTMLElement;
  /** Whether it is open without an answer, because something was written behind it. */
  open: boolean;
}

const gates: Gate[] = [];

const choices = ({ root }: Gate): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")];
const chosenIn = (gate: Gate): HTMLInputElement | undefined => choices(gate).find((choice) => choice.checked);

/** The steps and fields that a gate holds back. A field with people to call is never set aside, nor is its step. */
function heldBack({ root, form }: Gate): Element[] {
  const only = root.querySelector<HTMLElement>("[data-opens-only]")?.dataset.opensOnly?.split(" ");
  if (only) return fieldsIn(form).filter((field) => only.includes(field.getAttribute("data-field")!));
  const steps = after(root.closest("li")!).flatMap((step) =>
    hasPeopleToCall(step) ? [...step.querySelectorAll(":scope > .field")] : [step],
  );
  return [...after(root), ...steps].filter((part) => !hasPeopleToCall(part));
}

function hasPeopleToCall(part: Element): boolean {
  return [...part.querySelectorAll(".lines")].some((lines) => !lines.closest(".gate"));
}

function after(element: Element): Element[] {
  const all = [...element.parentElement!.children];
  return all.slice(all.indexOf(element) + 1);
}

/** Forgets the answers. What was written behind a gate stays in view. */
function askAnew(asked: Gate[]): void {
  for (const gate of asked) {
    for (const choice of choices(gate)) choice.checked = false;
    const answers = collect(gate.form);
    const held = heldBack(gate);
    gate.open = fieldsIn(gate.form).some(
      (field) => field.getAttribute("data-field")! in answers && held.some((part) => part.contains(field)),
    );
  }
  update();
}

function isClosed(gate: Gate): boolean {
  // A gate that is not asked now holds nothing back.
  if (gate.root.classList.contains("set-aside")) return false;
  const choice = chosenIn(gate);
  return choice ? choice.dataset.opens === undefined : !gate.open;
}

/** Sets aside what closed gates hold back and what goes with other answers, and brings everything else into view. */
function update(): void {
  const form = gates[0]!.form;
  const waiting = new Set(gates.filter(isClosed).flatMap(heldBack));
  for (const gate of gates) {
    const chosen = chosenIn(gate)?.value;
    gate.root.querySelector<HTMLElement>("[data-clear]")!.hidden = chosen === undefined;
    for (const part of gate.root.querySelectorAll<HTMLElement>("[data-shown-with]")) {
      if (!chosen || !part.dataset.shownWith!.split(" ").includes(chosen)) waiting.add(part);
    }
  }
  const before = [...form.querySelectorAll("[data-waits]")];
  if (before.length === waiting.size && before.every((part) => waiting.has(part))) return;
  for (const part of before) if (!waiting.has(part)) part.removeAttribute("data-waits");
  for (const part of waiting) part.setAttribute("data-waits", "");
  form.dispatchEvent(new Event("handrail:waits"));
}

function say(gate: Gate): void {
  gate.root.querySelector("[data-said]")!.textContent = isClosed(gate)
    ? t("What comes next stays closed. There is something for you below your answer.")
    : t("What comes next is open now.");
}

export default {
  type: "gate",
  enhance(root, host) {
    const form = root.closest("form")!;
    const gate: Gate = { root, form, open: false };
    if (gates.push(gate) === 1) {
      form.addEventListener("handrail:entry", () => askAnew(gates));
      addEventListener("pagehide", () => askAnew(gates));
      // Another answer may bring a gate into view, or set it aside: conditions have had their turn by then.
      host.onAnswers(() => queueMicrotask(update));
    }
    // The form writes when something is typed, and here is nothing to write.
    root.addEventListener("input", (event) => event.stopPropagation());
    root.addEventListener("change", () => {
      update();
      say(gate);
    });
    root.querySelector("[data-clear]")!.addEventListener("click", () => {
      askAnew([gate]);
      choices(gate)[0]!.focus();
    });
    askAnew([gate]);
  },
} satisfies ScriptedField;
