/**
 * Steps to follow. Whoever goes on by hand is taken to the next step; where it goes on by itself, the step is only
 * told, unless the reader stands inside the steps.
 */

import { makeClock, SECOND } from "handrail/clock";
import { control, type ScriptedField } from "handrail/field";
import { t } from "handrail/messages";

function addGuide(root: HTMLElement): void {
  const part = (name: string): HTMLElement => control(root, `[data-${name}]`);
  const [shown, back, next, said, spoken] = ["shown", "back", "next", "said", "spoken"].map(part) as [
    HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement,
  ];
  const steps = [...root.querySelectorAll<HTMLElement>(".rail > li")];
  const byItself = root.querySelector<HTMLInputElement>("[data-by-itself]");
  const pause = root.querySelector<HTMLElement>("[data-pause]");
  let isOneByOne = root.dataset.guide === "one";
  let at = 0;

  const clock = makeClock(0, show, () => {
    const readerIsInside = steps.some((step) => step.contains(document.activeElement));
    if (at === steps.length - 1) finish();
    else if (readerIsInside) go(at + 1);
    else {
      turnTo(at + 1);
      // All but the number at its stop, which the place tells.
      const [, ...words] = steps[at]!.children;
      spoken.textContent = [part("place"), ...words].map(({ textContent }) => textContent!.trim()).join(". ");
    }
  });
  clock.lit = true;

  function show(): void {
    steps.forEach((step, place) => step.classList.toggle("later", isOneByOne && place !== at));
    shown.textContent = isOneByOne ? t("Show all steps at once") : t("Show one step at a time");
    part("one").hidden = !isOneByOne;
    part("place").textContent = t("Step %(at)s of %(all)s", { at: at + 1, all: steps.length });
    back.hidden = at === 0;
    next.hidden = at === steps.length - 1;
    if (!pause) return;
    pause.hidden = !byItself!.checked || !secondsHere();
    pause.textContent = clock.runs ? t("Pause") : t("Go on");
  }

  function secondsHere(): number {
    return Number(steps[at]!.dataset.seconds ?? 0);
  }

  /** Shows a step, and lets its time run where the reader wants that. */
  function turnTo(place: number): void {
    at = place;
    clock.reset(secondsHere() * SECOND);
    said.textContent = byItself?.checked && !secondsHere() ? t("This step takes the time you give it. Press Next to go on.") : "";
    if (byItself?.checked && secondsHere()) clock.start();
  }

  function go(place: number): void {
    turnTo(place);
    steps[at]!.tabIndex = -1;
    steps[at]!.focus();
  }

  function finish(): void {
    byItself!.checked = false;
    if (document.activeElement === pause) byItself!.focus();
    said.textContent = t("That was the last step.");
    show();
  }

  back.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));
  shown.addEventListener("click", () => {
    isOneByOne = !isOneByOne;
    if (byItself) byItself.checked = false;
    turnTo(0);
  });
  byItself?.addEventListener("change", () => turnTo(at));
  pause?.addEventListener("click", () => (clock.runs ? clock.pause() : clock.start()));
  // None of this is an answer, so the sheet need not hear of it.
  root.addEventListener("input", (event) => event.stopPropagation());
}

const field: ScriptedField = { type: "guide", enhance: (root) => addGuide(control(root, "[data-guide]")) };

export default field;
