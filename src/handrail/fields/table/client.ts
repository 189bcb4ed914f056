/**
 * Fixed rows by columns: each row is a part of the form with its own fields, and its answers are kept under the row's
 * id. Rows that the reader names wait out of sight until they are wanted; on paper they are room to write.
 */

import { collect, fill, type Answers } from "handrail/answers";
import { enhance, type FieldType } from "handrail/field";
import { asObject, asText, own } from "handrail/json";

function lines(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-line]")];
}

function nameBox(line: Element): HTMLInputElement | null {
  return line.querySelector("[data-name]");
}

function readLine(line: Element): Answers {
  const name = nameBox(line)?.value;
  return { ...(name ? { name } : {}), ...collect(line) };
}

function showLine(line: Element, answers: Answers): void {
  const box = nameBox(line);
  const { name, ...rest } = answers;
  if (box) box.value = asText(name);
  fill(line, box ? rest : answers);
}

/** Shows the rows of the reader's own that have something in them, and no others. */
function setOwnLines(root: Element): void {
  for (const line of lines(root)) {
    line.closest("[data-own]")?.parentElement!.toggleAttribute("data-spare", !Object.keys(readLine(line)).length);
  }
  showButton(root);
}

/** The button is there for as long as there is a row left to add. */
function showButton(root: Element): void {
  const button = root.querySelector<HTMLElement>("[data-add-own]");
  if (button) button.hidden = !root.querySelector("[data-spare]");
}

const field: FieldType = {
  type: "table",
  read(root) {
    const answer: Answers = {};
    for (const line of lines(root)) {
      const answers = readLine(line);
      if (Object.keys(answers).length) answer[line.dataset.line!] = answers;
    }
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    const given = asObject(answer);
    for (const line of lines(root)) showLine(line, asObject(own(given, line.dataset.line!)));
    setOwnLines(root);
  },
  enhance(root, host) {
    for (const line of lines(root)) enhance(line, host);
    root.querySelector("[data-add-own]")?.addEventListener("click", () => {
      const spare = root.querySelector("[data-spare]")!;
      spare.removeAttribute("data-spare");
      nameBox(spare)!.focus();
      showButton(root);
    });
  },
};

export default field;
