/**
 * Looking chosen entries through, question by question, before they are printed, saved as a file or locked for
 * somebody (`handover.ts`): what the reader takes out here is in none of these. A summary for a session is made this way.
 */

import { el } from "../dom";
import { fileName, saveFile } from "../file";
import { moment, t } from "../messages";
import { printPage } from "../paper";
import type { Entry } from "../store";
import { answersInWords } from "../words";
import { formats } from "./formats";
import { addHandover, closeHandover } from "./handover";
import { sheetOf } from "./sheets";

/** More than this are not laid out to be read; they can be saved as a file. */
const MOST = 200;

const section = document.querySelector<HTMLElement>("[data-look]")!;
const paper = section.querySelector<HTMLElement>("[data-paper]")!;

/** What is left of an entry once the reader has looked it through. */
interface Shown {
  entry: Entry;
  taken: Set<string>;
}

let shown: Shown[] = [];

/** Shows the entries, the oldest first. */
export function lookThrough(entries: Entry[]): void {
  shown = [...entries].sort((a, b) => a.created - b.created).map((entry) => ({ entry, taken: new Set(Object.keys(entry.answers)) }));
  const tooMany = shown.length > MOST;
  section.querySelector<HTMLElement>("[data-too-many]")!.hidden = !tooMany;
  for (const button of section.querySelectorAll<HTMLElement>("[data-print]")) button.hidden = tooMany;
  paper.replaceChildren(...(tooMany ? [] : shown.map(article)));
  document.documentElement.toggleAttribute("data-looking", true);
  section.hidden = false;
  section.querySelector("h2")!.focus();
}

function article({ entry, taken }: Shown): HTMLElement {
  const { title, fields } = sheetOf(entry.worksheet);
  const heading = el("h3", {}, entry.title ? `${title}: ${entry.title}` : title);
  const questions = Object.keys(entry.answers).flatMap((id) =>
    answersInWords({ [id]: entry.answers[id]! }, fields).map(([label, words]) => ({ id, label, words })),
  );
  const order = new Map(fields.map(({ id }, place) => [id, place]));
  questions.sort((a, b) => (order.get(a.id) ?? fields.length) - (order.get(b.id) ?? fields.length));
  const parts = questions.map(({ id, label, words }) => {
    const box = el("input", { type: "checkbox", checked: true });
    const part = el("div", { className: "said" }, el("label", {}, box, el("b", {}, label)), el("p", {}, words));
    box.addEventListener("change", () => {
      if (box.checked) taken.add(id);
      else taken.delete(id);
      part.classList.toggle("left-out", !box.checked);
    });
    return part;
  });
  return el("article", {}, heading, el("p", { className: "kind" }, moment(entry.created)), ...parts);
}

/** The entries with only what is to be shown. */
function asShown(): Entry[] {
  return shown
    .map(({ entry, taken }) => ({
      ...entry,
      answers: Object.fromEntries(Object.entries(entry.answers).filter(([id]) => taken.has(id))),
    }))
    .filter(({ answers }) => Object.keys(answers).length);
}

/** Makes the buttons work; `back` is called when the reader returns to the list. */
export function addLook(back: () => void): void {
  addHandover(() => formats.text!.write(asShown()));
  const chosen = section.querySelector<HTMLSelectElement>("[data-format]")!;
  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-print], [data-save], [data-back]") : null;
    if (!button) return;
    if (button.dataset.print !== undefined) printPage(button.dataset.print === "large" ? "large" : "");
    if (button.dataset.save !== undefined) save(chosen.value);
    if (button.dataset.back === undefined) return;
    closeLook();
    back();
  });
}

/** Takes what was laid out off the page. */
export function closeLook(): void {
  shown = [];
  closeHandover();
  paper.replaceChildren();
  document.documentElement.removeAttribute("data-looking");
  section.hidden = true;
}

function save(format: string): void {
  const { ending, type, write } = formats[format]!;
  saveFile(fileName(t("notebook"), ending), type, write(asShown()));
}
