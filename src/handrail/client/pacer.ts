/**
 * A pace for breathing, on any page that has the markup of the field type `pacer`. Each breath is drawn when it
 * begins, so a change of pace comes with the next one. Nothing is asked for and nothing is kept.
 */

import { makeClock, MINUTE, SECOND } from "./clock";
import { t } from "./messages";

/** How small the circle is when the breath is out. */
const SMALL = 0.4;

interface Pace {
  in: number;
  out: number;
  rest: number;
}

/** Where in a breath a moment is: in which part of it, and in which second of that part, from 1. */
function placeIn(pace: Pace, seconds: number): { part: keyof Pace; second: number } {
  if (seconds < pace.in) return { part: "in", second: Math.floor(seconds) + 1 };
  const after = seconds - pace.in;
  if (after < pace.out) return { part: "out", second: Math.floor(after) + 1 };
  return { part: "rest", second: Math.floor(after - pace.out) + 1 };
}

/** Makes a pacer work. */
export function addPacer(root: HTMLElement): void {
  const part = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
  const number = (name: string): number => Number(part<HTMLSelectElement>(name).value);
  const way = part<HTMLSelectElement>("show");
  const aloud = part<HTMLInputElement>("aloud");
  const [shape, filling, word, said, run] = ["shape", "filling", "word", "said", "run"].map((name) => part(name)) as [
    HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement,
  ];
  const names = { in: t("In"), out: t("Out"), rest: t("Rest") };
  let pace: Pace;
  /** When the breath began that is going on, by the clock. */
  let began = 0;
  let now: keyof Pace | undefined;
  let motion: Animation | undefined;

  const clock = makeClock(Infinity, tick, undefined, SECOND / 15);
  clock.lit = true;

  function start(): void {
    now = undefined;
    pace = chosenPace();
    // The breath that is there may go out first.
    began = pace.out * SECOND;
    said.textContent = "";
    word.textContent = t("Let this breath go out slowly");
    clock.start(0);
    move();
    run.textContent = t("Stop");
  }

  function stop(words: string): void {
    motion?.cancel();
    clock.pause();
    word.textContent = "";
    filling.style.inlineSize = "0";
    said.textContent = words;
    run.textContent = t("Start");
  }

  function chosenPace(): Pace {
    return { in: number("in"), out: number("out"), rest: number("rest") };
  }

  /** The circle's way through one breath. */
  function move(): void {
    motion?.cancel();
    const whole = pace.in + pace.out + pace.rest;
    const [small, large] = [`scale(${SMALL})`, "scale(1)"];
    motion = shape.animate(
      [
        { transform: small, easing: "ease-in-out" },
        { transform: large, easing: "ease-in-out", offset: pace.in / whole },
        { transform: small, offset: (pace.in + pace.out) / whole },
        { transform: small },
      ],
      { duration: whole * SECOND, fill: "both" },
    );
    motion.currentTime = clock.passed - began;
  }

  function tick(): void {
    if (!clock.runs || clock.passed < began) return;
    const whole = (): number => (pace.in + pace.out + pace.rest) * SECOND;
    if (clock.passed - began >= whole()) {
      // A tab that was in the background may have missed some.
      began += Math.floor((clock.passed - began) / whole()) * whole();
      pace = chosenPace();
      if (clock.passed - began >= whole()) began = clock.passed;
      move();
    }
    show(placeIn(pace, (clock.passed - began) / SECOND));
  }

  function show(place: { part: keyof Pace; second: number }): void {
    const isNew = place.part !== now;
    if (now === "out" && isNew && clock.passed >= number("length") * MINUTE) return stop(root.dataset.ending!);
    now = place.part;
    const words = way.value === "shape" ? names[now] : `${names[now]} ${place.second}`;
    if (word.textContent !== words) word.textContent = words;
    const share = { in: place.second / pace.in, out: 1 - place.second / pace.out, rest: 0 }[now];
    filling.style.inlineSize = `${100 * share}%`;
    if (isNew && aloud.checked) said.textContent = names[now];
  }

  function showWay(): void {
    part("way").dataset.way = way.value;
  }

  run.addEventListener("click", () => (clock.runs ? stop(t("Stopped.")) : start()));
  way.addEventListener("change", showWay);
  // None of this is an answer, so a sheet need not hear of it.
  root.addEventListener("input", (event) => event.stopPropagation());
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) way.value = "still";
  showWay();
}
