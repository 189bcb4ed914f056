/**
 * Numbers along a stretch of time: `[{minute, strength}]`. The first also says when it `began`, so that a page that
 * was closed on the way goes on at the right minute; without a number nothing is kept.
 */

import { makeClock, MINUTE } from "handrail/clock";
import { el } from "handrail/dom";
import { control, type FieldType, type Host } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { t, tn } from "handrail/messages";
import { readyToSound, sound } from "handrail/tone";
import { afterMinutes } from "handrail/words";

import { drawLine, type Rating } from "./drawing";

/** A wave is over after some hours; whoever comes back to it then is shown what was, and nothing runs on. */
const OVER = 240 * MINUTE;

/** What a wave shows, and how it shows something else. */
interface Wave {
  read(): Json | undefined;
  write(answer: Json | undefined): void;
}

function addWave(root: Element, host: Host): Wave {
  const part = <E extends HTMLElement>(name: string): E => control(root, `[data-${name}]`);
  const [wave, run, said, passedWords, taken, back] = ["wave", "run", "said", "passed", "taken", "back"].map(part) as [
    HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement,
  ];
  const wantsSound = part<HTMLInputElement>("sound");
  const [every, minutes, to] = ["every", "minutes", "to"].map((name) => Number(wave.dataset[name])) as [number, number, number];
  let ratings: Rating[] = [];
  let began: number | undefined;
  /** What was there before something was taken away. */
  let before = { ratings, began };
  /** How many times the reader was asked, or could have been. */
  let asked = 0;

  const clock = makeClock(minutes * MINUTE, tick, () => show(t("That is the time. Stop here, or go on for a while.")));

  function passed(): number {
    return Date.now() - (began ?? Date.now());
  }

  function isOver(): boolean {
    return began === undefined ? ratings.length > 0 : passed() > OVER;
  }

  function start(): void {
    began ??= Date.now();
    asked = Math.floor(passed() / MINUTE / every);
    if (passed() > (minutes - every) * MINUTE) clock.reset(passed() + minutes * MINUTE);
    clock.start(passed());
  }

  function tick(): void {
    const minute = Math.floor(passed() / MINUTE);
    const words = clock.runs ? tn("%(num)s minute so far", "%(num)s minutes so far", minute) : "";
    if (passedWords.textContent !== words) passedWords.textContent = words;
    const due = Math.floor(minute / every);
    if (!clock.runs || due <= asked) return;
    asked = due;
    said.textContent = t("%(time)s. How strong is it now?", { time: words });
    if (wantsSound.checked) sound();
  }

  function note(strength: number): void {
    if (isOver()) return show();
    if (!clock.runs) start();
    const rating = { minute: Math.floor(passed() / MINUTE), strength };
    ratings.push(rating);
    show(t("Noted %(rating)s", { rating: inWords(rating) }));
    host.changed();
  }

  function noteNumber(): void {
    const box = part<HTMLInputElement>("number");
    if (box.value && box.checkValidity()) note(box.valueAsNumber);
    box.value = "";
    box.focus();
  }

  function inWords({ minute, strength }: Rating): string {
    return `${afterMinutes(minute)}: ${strength} / ${to}`;
  }

  /** Takes some away, and offers to put them back. With all of them goes the beginning, unless the clock runs. */
  function take(some: Rating[]): void {
    before = { ratings, began };
    ratings = ratings.filter((rating) => !some.includes(rating));
    if (!ratings.length && !clock.runs) began = undefined;
    taken.hidden = false;
    show();
    back.focus();
    host.changed();
  }

  /** What was noted since stays, counted from the beginning that is put back. */
  function putBack(): void {
    const later = began && before.began ? Math.floor((began - before.began) / MINUTE) : 0;
    const since = ratings.filter((rating) => !before.ratings.includes(rating));
    ratings = [...before.ratings, ...since.map(({ minute, strength }) => ({ minute: minute + later, strength }))];
    began = before.began;
    taken.hidden = true;
    show();
    control(root, "[data-noted] button").focus();
    host.changed();
  }

  function show(words?: string): void {
    part("asking").hidden = isOver();
    part("over").hidden = !isOver();
    part("anew").hidden = clock.runs || !ratings.length;
    run.textContent = clock.runs ? t("Stop") : began ? t("Go on") : t("Start the clock");
    wave.toggleAttribute("data-rated", ratings.length > 0);
    drawLine(root, ratings, every, minutes, to);
    part("noted").replaceChildren(...ratings.map(item));
    tick();
    if (words) said.textContent = words;
  }

  function item(rating: Rating): HTMLElement {
    const words = inWords(rating);
    const onclick = (): void => take([rating]);
    const button = el("button", { type: "button", className: "btn plain needs-script", onclick }, t("Remove"));
    button.append(el("span", { className: "unseen" }, `: ${words}`));
    return el("li", {}, words, button);
  }

  run.addEventListener("click", () => {
    if (clock.runs) clock.pause();
    else start();
    show(clock.runs ? t("Do what you like meanwhile. You are asked from time to time.") : t("You are not asked any more."));
  });
  back.addEventListener("click", putBack);
  part("anew").addEventListener("click", () => take(ratings));
  for (const button of root.querySelectorAll<HTMLElement>("[data-strength]")) {
    button.addEventListener("click", () => note(Number(button.dataset.strength)));
  }
  if (part("note")) {
    part("note").addEventListener("click", noteNumber);
    part("number").addEventListener("keydown", ({ key }) => key === "Enter" && noteNumber());
  }
  wantsSound.addEventListener("change", () => {
    clock.lit = wantsSound.checked;
    readyToSound();
  });

  return {
    read: () => (ratings.length ? ratings.map((rating, place) => ({ ...rating, ...(!place && began ? { began } : {}) })) : undefined),
    write(answer) {
      const given = Array.isArray(answer) ? answer.map(asObject) : [];
      ratings = given.flatMap((one) => {
        const [minute, strength] = [own(one, "minute"), own(one, "strength")];
        return isUpTo(minute, 1e5) && isUpTo(strength, to) ? [{ minute, strength }] : [];
      });
      const first = own(given[0] ?? {}, "began");
      began = ratings.length && isUpTo(first, Infinity) ? first : undefined;
      taken.hidden = true;
      clock.reset(minutes * MINUTE);
      show();
    },
  };
}

function isUpTo(value: Json | undefined, most: number): value is number {
  return typeof value === "number" && value >= 0 && value <= most;
}

const waves = new WeakMap<Element, Wave>();

const field: FieldType = {
  type: "wave",
  read: (root) => waves.get(root)?.read(),
  write: (root, answer) => waves.get(root)?.write(answer),
  enhance: (root, host) => void waves.set(root, addWave(root, host)),
};

export default field;
