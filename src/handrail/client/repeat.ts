/**
 * Repeating rows, for the field types whose answer is a list; `fields/repeat.html` draws them. Rows stay where they are
 * and answers move between them, so names and ids never change under a reader. Spare rows are there from the start,
 * hidden on a screen and printed as room to write. `root` is a field's wrapper, or a part of a field with rows of its
 * own.
 */

import { collect, fill, type Answers } from "./answers";
import { announceShown, enhance, type FieldType, type Host } from "./field";
import { asObject } from "./json";

const MOST = 500;

function rowsIn(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-row]")];
}

/** The rows that a reader sees on the screen. */
export function shownRows(root: Element): HTMLElement[] {
  return rowsIn(root).filter((row) => !row.hasAttribute("data-spare"));
}

/** The answers of every row on the screen, empty ones included. */
export function allAnswers(root: Element): Answers[] {
  return shownRows(root).map((row) => collect(row));
}

/** The worksheet around each of these fields. */
const hosts = new WeakMap<Element, Host>();

/** The next spare row, or one made from the template. */
export function nextRow(root: Element): HTMLElement {
  const spare = root.querySelector<HTMLElement>("[data-row][data-spare]");
  if (spare) {
    spare.removeAttribute("data-spare");
    return spare;
  }
  const template = root.querySelector<HTMLTemplateElement>("template[data-row-template]")!;
  const row = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const number = rowsIn(root).length;
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__N__")) element.setAttribute(name, value.split("__N__").join(String(number)));
    }
  }
  for (const place of row.querySelectorAll("[data-row-number]")) place.textContent = String(number + 1);
  root.querySelector("[data-rows]")!.append(row);
  enhance(row, hosts.get(root)!);
  return row;
}

/** The answers of every row, with empty rows only where a filled one follows. */
export function readRows(root: Element): Answers[] {
  const rows = allAnswers(root);
  while (rows.length && !Object.keys(rows[rows.length - 1]!).length) rows.pop();
  return rows;
}

/** Puts answers into the rows, as many as it takes. */
export function showRows(root: Element, answers: Answers[]): void {
  while (shownRows(root).length < Math.min(answers.length, MOST)) nextRow(root);
  rowsIn(root).forEach((row, place) => {
    fill(row, answers[place] ?? {});
    row.toggleAttribute("data-spare", place > 0 && place >= answers.length);
  });
}

/** Shows the rows of another entry. A row that was taken away from the one before is not put into this one. */
export function writeRows(root: Element, answers: Answers[]): void {
  showRows(root, answers);
  notice(root).hidden = true;
  announceShown(root);
}

/** Puts the focus where a row begins. */
export function startOf(row: Element | undefined): void {
  row?.querySelector<HTMLElement>("input, textarea")?.focus();
}

function notice(root: Element): HTMLElement {
  return root.querySelector<HTMLElement>("[data-row-taken]")!;
}

/** Takes a row away and offers to put it back where it was. */
function takeAway(root: Element, place: number, host: Host): void {
  const rows = allAnswers(root);
  const taken = rows.splice(place, 1);
  showRows(root, rows);
  announceShown(root);
  const back = notice(root).querySelector("button")!;
  notice(root).hidden = false;
  back.onclick = () => {
    const now = allAnswers(root);
    now.splice(place, 0, ...taken);
    showRows(root, now);
    announceShown(root);
    notice(root).hidden = true;
    startOf(shownRows(root)[place]);
    host.changed();
  };
  back.focus();
  host.changed();
}

/** Makes the rows of a field, and the buttons that add one and take one away, work. */
export function startRows(root: Element, host: Host): void {
  hosts.set(root, host);
  for (const row of rowsIn(root)) enhance(row, host);
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-add-row], [data-remove-row]") : null;
    const row = button?.closest<HTMLElement>("[data-row]");
    if (row) takeAway(root, shownRows(root).indexOf(row), host);
    else if (button) startOf(nextRow(root));
  });
}

/** A field type of this name whose answer is what its rows hold. */
export function rowsField(type: string, more: Partial<Pick<FieldType, "write" | "enhance">> = {}): FieldType {
  return {
    type,
    read(root) {
      const rows = readRows(root);
      return rows.length ? rows : undefined;
    },
    write(root, answer) {
      writeRows(root, Array.isArray(answer) ? answer.map(asObject) : []);
      more.write?.(root, answer);
    },
    enhance(root, host) {
      startRows(root, host);
      more.enhance?.(root, host);
    },
  };
}
