/**
 * A stretch of time. While it runs and its place is out of sight, the time left stands small at the edge of the page,
 * so that a reader can write further down; it cannot be touched and is not spoken.
 */

import { makeClock, MINUTE, minutesAndSeconds, SECOND } from "handrail/clock";
import { el } from "handrail/dom";
import { control, type ScriptedField } from "handrail/field";
import { t } from "handrail/messages";
import { readyToSound, sound } from "handrail/tone";

/** How long the closing sentence stays at the edge of the page. */
const ENDING_STAYS = 20 * SECOND;

function addTimer(root: HTMLElement): void {
  const { ending, minutes } = root.dataset;
  const part = (name: string): HTMLElement => control(root, `[data-${name}]`);
  const [left, run, stop, said] = ["left", "run", "stop", "said"].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const chosen = (name: string): boolean => root.querySelector<HTMLInputElement>(`[data-${name}]`)?.checked ?? false;
  const length = root.querySelector<HTMLSelectElement>("[data-length]");
  const chip = el("p", { className: "time-chip needs-script", ariaHidden: "true", hidden: true });
  let inSight = true;
  let isOver = false;
  let endingIsNew = false;

  const clock = makeClock(fullLength(), show, () => {
    isOver = endingIsNew = true;
    setTimeout(() => {
      endingIsNew = false;
      show();
    }, ENDING_STAYS);
    said.textContent = ending!;
    if (chosen("sound")) sound();
    if (document.activeElement === stop) run.focus();
    show();
  });

  function fullLength(): number {
    return Number(length?.value ?? minutes) * MINUTE;
  }

  function show(): void {
    const time = minutesAndSeconds(clock.left);
    const isUnderWay = clock.runs || (clock.passed > 0 && !isOver);
    left.textContent = time;
    left.hidden = chosen("hide");
    run.textContent = clock.runs ? t("Pause") : isOver ? t("Start again") : isUnderWay ? t("Go on") : t("Start");
    stop.hidden = !isUnderWay;
    if (length) length.disabled = isUnderWay;
    chip.textContent = isOver ? ending! : time;
    chip.hidden = inSight || (isOver ? !endingIsNew : !isUnderWay || left.hidden);
  }

  function backToStart(): void {
    isOver = endingIsNew = false;
    clock.reset(fullLength());
  }

  run.addEventListener("click", () => {
    if (isOver) backToStart();
    if (chosen("sound")) readyToSound();
    clock.lit = chosen("sound");
    if (clock.runs) clock.pause();
    else clock.start();
    said.textContent = clock.runs ? t("The time is running.") : t("The time stands still.");
  });
  part("longer").addEventListener("click", () => {
    isOver = endingIsNew = false;
    clock.lengthen(MINUTE);
    said.textContent = t("A minute longer.");
  });
  stop.addEventListener("click", () => {
    backToStart();
    said.textContent = t("Stopped.");
    run.focus();
  });
  length?.addEventListener("change", backToStart);
  root.addEventListener("change", ({ target }) => {
    if ((target as HTMLElement).matches("[data-sound]")) readyToSound();
    show();
  });
  // None of this is an answer, so the sheet need not hear of it.
  root.addEventListener("input", (event) => event.stopPropagation());
  document.body.append(chip);
  new IntersectionObserver(([entry]) => {
    inSight = entry!.isIntersecting;
    show();
  }).observe(root);
}

const field: ScriptedField = { type: "timer", enhance: (root) => addTimer(control(root, "[data-timer]")) };

export default field;
