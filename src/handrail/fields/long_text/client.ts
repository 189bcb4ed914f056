/** Text of any length, perhaps with words to begin with. */

import { control } from "handrail/field";
import { growWithText } from "handrail/grow";
import { insertWords } from "handrail/insert";
import { lineField } from "handrail/line";

const field = lineField("long-text", "textarea");

/** Puts a beginning on a line of its own, below the line the reader was in, with the cursor behind it. */
function begin(box: HTMLTextAreaElement, words: string, cursor: number): void {
  const text = box.value;
  const next = text.indexOf("\n", cursor);
  const at = next < 0 ? text.length : next;
  const line = text.slice(0, at).split("\n").pop()!;
  insertWords(box, `${line.trim() ? "\n" : ""}${words} `, at, at);
}

export default {
  ...field,
  enhance(root: Element): void {
    const box = control<HTMLTextAreaElement>(root, "textarea");
    growWithText(root);
    /** Where the reader was in this text; undefined before they have been in it. */
    let cursor: number | undefined;
    box.addEventListener("blur", () => (cursor = box.selectionEnd));
    root.addEventListener("handrail:shown", () => (cursor = undefined));
    for (const button of root.querySelectorAll<HTMLElement>("[data-begin]")) {
      button.addEventListener("click", () => begin(box, button.dataset.begin!, cursor ?? box.value.length));
    }
  },
};
