/** Lists of the reader's own lines, one for each zone: `{"zone-id": ["words", "words"]}`, without zones that are empty. */

import { register, type FieldType, type Host } from "handrail/field";
import { growWithText } from "handrail/grow";
import { asObject, asText, own, type Json } from "handrail/json";
import { lineField } from "handrail/line";
import { Moves } from "handrail/moves";
import { allAnswers, nextRow, shownRows, startOf, startRows, writeRows } from "handrail/repeat";
import { printAsCard } from "./card";

/** The key that a line's words have inside its row. */
const LINE = "line";

const isBox = (target: EventTarget | null): target is HTMLTextAreaElement => target instanceof HTMLTextAreaElement;

register({
  ...lineField("menu-line", "textarea"),
  enhance: growWithText,
});

const zonesIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-zone]")];

const wordsIn = (zone: Element): string[] => allAnswers(zone).map((row) => asText(own(row, LINE)));

const isWritten = (words: string): boolean => words.trim() !== "";

const asRows = (lines: string[]): { line: string }[] => lines.map((line) => ({ [LINE]: line }));

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(asText).filter(isWritten) : [];
}

/** Adds an idea to the first empty line, or takes it out of the list. */
function toggleIdea(zone: Element, idea: string): void {
  const lines = wordsIn(zone);
  const place = lines.indexOf(idea);
  const room = lines.findIndex((words) => !isWritten(words));
  if (place >= 0) lines.splice(place, 1);
  else if (room >= 0) lines[room] = idea;
  else lines.push(idea);
  writeRows(zone, asRows(lines));
}

function startIdeas(zone: Element, host: Host): void {
  const ideas = [...zone.querySelectorAll<HTMLElement>("[data-idea]")];
  for (const button of ideas) {
    button.addEventListener("click", () => {
      toggleIdea(zone, button.dataset.idea!);
      host.changed();
    });
  }
  host.onAnswers(() => {
    const lines = wordsIn(zone);
    for (const button of ideas) button.setAttribute("aria-pressed", String(lines.includes(button.dataset.idea!)));
  });
}

/** Enter goes to the next line, as it does in any list. */
function startEnter(zone: Element): void {
  zone.addEventListener("keydown", (event) => {
    const { key, isComposing, target } = event as KeyboardEvent;
    if (key !== "Enter" || isComposing || !isBox(target)) return;
    event.preventDefault();
    const rows = shownRows(zone);
    startOf(rows[rows.indexOf(target.closest<HTMLElement>("[data-row]")!) + 1] ?? nextRow(zone));
  });
}

const field: FieldType = {
  type: "menu",
  read(root) {
    const answer: { [zone: string]: Json } = {};
    for (const zone of zonesIn(root)) {
      const lines = wordsIn(zone).filter(isWritten);
      if (lines.length) answer[zone.dataset.zone!] = lines;
    }
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    for (const zone of zonesIn(root)) writeRows(zone, asRows(textsIn(own(asObject(answer), zone.dataset.zone!))));
  },
  enhance(root, host) {
    for (const zone of zonesIn(root)) {
      startRows(zone, host);
      new Moves(zone, host);
      startIdeas(zone, host);
      startEnter(zone);
    }
    root.querySelector("[data-print-card]")?.addEventListener("click", () => {
      printAsCard(zonesIn(root).map((zone) => [zone.querySelector("legend")!.textContent!, wordsIn(zone).filter(isWritten)]));
    });
  },
};

export default field;
