/**
 * One step at a time, or all on one page: the reader's choice, remembered for this browser. Steps that are not shown
 * are set aside on the screen only; on paper and in files everything is there, and going back loses nothing.
 */

import { t } from "./messages";
import { prefer, preferred } from "./preference";

type Pace = "all" | "one";

/** Makes the choice and the buttons work, on a worksheet of more than one step. */
export function addPace(form: HTMLElement): void {
  const choice = document.querySelector<HTMLElement>("[data-pace]");
  if (!choice) return;
  const steps = [...form.querySelectorAll<HTMLElement>(":scope > .rail > li")];
  const buttons = form.querySelector<HTMLElement>("[data-step-by-step]")!;
  const button = (way: string): HTMLButtonElement => buttons.querySelector<HTMLButtonElement>(`[data-step=${way}]`)!;
  let pace: Pace = preferred("pace") === "one" ? "one" : "all";
  let at = 0;

  function show(): void {
    steps.forEach((step, place) => step.classList.toggle("later", pace === "one" && place !== at));
    buttons.hidden = pace !== "one";
    buttons.querySelector("[data-step-place]")!.textContent = t("Step %(at)s of %(all)s", { at: at + 1, all: steps.length });
    button("back").hidden = at === 0;
    button("next").hidden = steps[at + 1]?.hasAttribute("data-waits") ?? true;
    for (const control of choice!.querySelectorAll("input")) control.checked = control.value === pace;
    form.dispatchEvent(new Event("handrail:step"));
  }

  function go(to: number): void {
    at = to;
    show();
    const heading = steps[at]!.querySelector<HTMLElement>("h2")!;
    heading.tabIndex = -1;
    heading.focus();
    steps[at]!.scrollIntoView({ block: "start" });
  }

  choice.addEventListener("change", ({ target }) => {
    pace = (target as HTMLInputElement).value as Pace;
    prefer("pace", pace);
    show();
  });
  button("back").addEventListener("click", () => go(at - 1));
  button("next").addEventListener("click", () => go(at + 1));
  form.addEventListener("handrail:entry", () => {
    at = 0;
    show();
  });
  form.addEventListener("handrail:waits", show);
  choice.hidden = false;
  show();
}
