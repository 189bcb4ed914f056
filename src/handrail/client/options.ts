/**
 * Options to choose from, for the field types `choice` and `checklist`: radio buttons or checkboxes, and perhaps a
 * box for words of one's own. The box's words count only while its option is chosen; they are kept when it is not,
 * so that nothing typed is lost by a slip.
 */

import { asText, type Json } from "./json";

/** The controls of one such field. */
export class Options {
  readonly controls: HTMLInputElement[];
  readonly other: HTMLInputElement | null;
  readonly words: HTMLInputElement | null;

  constructor(root: Element) {
    const all = [...root.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")];
    this.words = root.querySelector("input[type=text]");
    this.other = this.words ? (all.pop() ?? null) : null;
    this.controls = all;
  }

  get chosen(): string[] {
    return this.controls.filter((control) => control.checked).map((control) => control.value);
  }

  set chosen(ids: string[]) {
    for (const control of this.controls) control.checked = ids.includes(control.value);
  }

  /** The reader's own words, or undefined when that option is not chosen. */
  get otherWords(): string | undefined {
    return this.other?.checked ? (this.words?.value ?? "") : undefined;
  }

  showOther(answer: Json | undefined): void {
    if (!this.other || !this.words) return;
    this.other.checked = typeof answer === "string";
    this.words.value = asText(answer);
  }

  /** Writing into the box chooses its option. */
  chooseOtherOnTyping(): void {
    this.words?.addEventListener("input", () => {
      if (this.other && this.words?.value) this.other.checked = true;
    });
  }
}
