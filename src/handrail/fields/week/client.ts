/**
 * A week by parts of the day. On a phone a day can be folded; where the week is a grid, arrow keys move between cells
 * to tick, which have no other use for them.
 */

import { announceShown, type FieldType } from "handrail/field";
import { growWithText } from "handrail/grow";
import { asObject, asText, own, type Json } from "handrail/json";

type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function days(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-day]")];
}

function cells(day: Element): Cell[] {
  return [...day.querySelectorAll<Cell>("[data-part]")];
}

function readCell(cell: Cell): Json | undefined {
  if (cell.type === "checkbox") return (cell as HTMLInputElement).checked || undefined;
  if (!cell.value) return undefined;
  return cell instanceof HTMLSelectElement ? Number(cell.value) : cell.value;
}

function showCell(cell: Cell, answer: Json | undefined): void {
  if (cell.type === "checkbox") (cell as HTMLInputElement).checked = answer === true;
  else if (cell instanceof HTMLSelectElement) cell.value = Number.isInteger(answer) ? String(answer) : "";
  else cell.value = asText(answer);
}

/** What a folded day holds, in one line. */
function gist(day: Element): string {
  return cells(day)
    .filter((cell) => readCell(cell) !== undefined)
    .map((cell) => (cell.type === "checkbox" ? cell.labels![0]!.firstChild!.textContent : cell.value))
    .join(" · ");
}

function fold(button: HTMLElement): void {
  const day = button.closest("[data-day]")!;
  const folded = day.toggleAttribute("data-folded");
  button.setAttribute("aria-expanded", String(!folded));
  const line = day.querySelector<HTMLElement>("[data-gist]")!;
  line.textContent = gist(day);
  line.hidden = !folded;
}

/** The cell beside another one, in the direction of an arrow key. */
function beside(root: Element, cell: Cell, key: string): Cell | undefined {
  const day = cell.closest<HTMLElement>("[data-day]")!;
  const place = cells(day).indexOf(cell);
  const onward = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return cells(day)[place + (key === onward ? 1 : -1)];
  const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const next = days(root)[days(root).indexOf(day) + step];
  return step && next ? cells(next)[place] : undefined;
}

const field: FieldType = {
  type: "week",
  read(root) {
    const answer: { [day: string]: Json } = {};
    for (const day of days(root)) {
      const parts: { [part: string]: Json } = {};
      for (const cell of cells(day)) {
        const value = readCell(cell);
        if (value !== undefined) parts[cell.dataset.part!] = value;
      }
      if (Object.keys(parts).length) answer[day.dataset.day!] = parts;
    }
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    const given = asObject(answer);
    for (const day of days(root)) {
      const parts = asObject(own(given, day.dataset.day!));
      for (const cell of cells(day)) showCell(cell, own(parts, cell.dataset.part!));
      day.querySelector("[data-gist]")!.textContent = gist(day);
    }
    announceShown(root);
  },
  enhance(root) {
    growWithText(root);
    const wide = matchMedia("(min-width: 44.01rem)");
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-fold]") : null;
      if (button) fold(button);
    });
    root.addEventListener("keydown", (event) => {
      const { target, key } = event as KeyboardEvent;
      if (!wide.matches || !(target instanceof HTMLInputElement)) return;
      const next = beside(root, target, key);
      next?.focus();
      if (next) event.preventDefault();
    });
  },
};

export default field;
