/**
 * Moving a rung with a finger or a mouse. Rungs are taller than a phone, so nothing large is dragged about: the rung's
 * name follows the finger, and a line shows where it would go. Buttons and keys do the same (`client/moves.ts`).
 */

import { el } from "handrail/dom";
import type { Moves } from "handrail/moves";
import { shownRows } from "handrail/repeat";

/** How near to the edge of the window the page begins to scroll, in pixels, and how far in each frame. */
const EDGE = 110;
const PACE = 10;
/** How far inside its row a name stands, in pixels: not under the finger, which is at the row's other end. */
const INSET = 12;

/** Makes the grips of a field's rows work. */
export function addDrag(root: Element, moves: Moves): void {
  root.addEventListener("pointerdown", (event) => {
    const { target, button, pointerId } = event as PointerEvent;
    const grip = target instanceof Element ? target.closest<HTMLElement>("[data-grip]") : null;
    if (!grip || button) return;
    event.preventDefault();
    grip.setPointerCapture(pointerId);
    follow(root, grip, moves, event as PointerEvent);
  });
}

function follow(root: Element, grip: HTMLElement, moves: Moves, start: PointerEvent): void {
  const rows = shownRows(root);
  const from = rows.indexOf(grip.closest<HTMLElement>("[data-row]")!);
  const name = el("div", { className: "dragged-name", textContent: moves.nameOf(from) });
  const beside = rows[from]!.getBoundingClientRect();
  let y = start.clientY;
  let frame = 0;

  /** Before which row the finger is; the number of rows when it is after the last. */
  const gap = (): number => rows.filter((row) => middleOf(row) < y).length;
  const target = (): number => (gap() > from ? gap() - 1 : gap());

  const show = (): void => {
    name.style.transform = `translate(${beside.left + INSET}px, ${y}px) translateY(-50%)`;
    const to = target();
    rows.forEach((row, place) => {
      row.toggleAttribute("data-dragged", place === from);
      row.toggleAttribute("data-drop-before", to < from && place === to);
      row.toggleAttribute("data-drop-after", to > from && place === to);
    });
  };
  const scroll = (): void => {
    scrollBy(0, y < EDGE ? -PACE : y > innerHeight - EDGE ? PACE : 0);
    show();
    frame = requestAnimationFrame(scroll);
  };
  const cancel = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") end();
  };
  const end = (): void => {
    grip.onpointermove = grip.onpointerup = grip.onlostpointercapture = null;
    removeEventListener("keydown", cancel);
    cancelAnimationFrame(frame);
    name.remove();
    for (const row of rows) for (const mark of ["dragged", "drop-before", "drop-after"]) row.removeAttribute(`data-${mark}`);
  };

  grip.onpointermove = (event) => {
    y = event.clientY;
  };
  grip.onpointerup = () => {
    const to = target();
    end();
    if (to !== from) moves.move(from, to);
  };
  grip.onlostpointercapture = end;
  addEventListener("keydown", cancel);
  document.body.append(name);
  scroll();
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
