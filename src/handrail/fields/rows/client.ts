/**
 * Repeating rows. Rows stay where they are and answers move between them, so names and ids never change under a
 * reader. Spare rows are there from the start, hidden on a screen and printed as room to write.
 */

import { collect, fill, type Answers } from "handrail/answers";
import { enhance, type FieldType, type Host } from "handrail/field";
import { asObject } from "handrail/json";

const MOST = 500;

function rowsIn(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-row]")];
}

function shown(root: Element): HTMLElement[] {
  return rowsIn(root).filter((row) => !row.hasAttribute("data-spare"));
}

/** The worksheet around each of these fields. */
const hosts = new WeakMap<Element, Host>();

/** The next spare row, or one made from the template. */
function nextRow(root: Element): HTMLElement {
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
  row.querySelector("[data-row-number]")!.textContent = String(number + 1);
  root.querySelector("[data-rows]")!.append(row);
  enhance(row, hosts.get(root)!);
  return row;
}

/** The answers of every row, with empty rows only where a filled one follows. */
function readRows(root: Element): Answers[] {
  const rows = shown(root).map((row) => collect(row));
  while (rows.length && !Object.keys(rows[rows.length - 1]!).length) rows.pop();
  return rows;
}

function showRows(root: Element, answers: Answers[]): void {
  while (shown(root).length < Math.min(answers.length, MOST)) nextRow(root);
  rowsIn(root).forEach((row, place) => {
    fill(row, answers[place] ?? {});
    row.toggleAttribute("data-spare", place > 0 && place >= answers.length);
  });
}

/** Takes a row away and offers to put it back where it was. */
function takeAway(root: Element, place: number, host: Host): void {
  const rows = shown(root).map((row) => collect(row));
  const taken = rows.splice(place, 1);
  showRows(root, rows);
  const notice = root.querySelector<HTMLElement>("[data-row-taken]")!;
  const back = notice.querySelector("button")!;
  notice.hidden = false;
  back.onclick = () => {
    const now = shown(root).map((row) => collect(row));
    now.splice(place, 0, ...taken);
    showRows(root, now);
    notice.hidden = true;
    shown(root)[place]?.querySelector<HTMLElement>("input, textarea")?.focus();
    host.changed();
  };
  back.focus();
  host.changed();
}

const field: FieldType = {
  type: "rows",
  read(root) {
    const rows = readRows(root);
    return rows.length ? rows : undefined;
  },
  write(root, answer) {
    showRows(root, Array.isArray(answer) ? answer.map(asObject) : []);
  },
  enhance(root, host) {
    hosts.set(root, host);
    for (const row of rowsIn(root)) enhance(row, host);
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-add-row], [data-remove-row]") : null;
      const row = button?.closest<HTMLElement>("[data-row]");
      if (row) takeAway(root, shown(root).indexOf(row), host);
      else if (button) nextRow(root).querySelector<HTMLElement>("input, textarea")?.focus();
    });
  },
};

export default field;
