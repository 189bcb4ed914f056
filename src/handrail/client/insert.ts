/** Putting words into a text box as if they had been typed. */

/**
 * Puts words in place of what stands between two places of a text, moves the reader there, and lets the form hear of
 * it. The browser's own undo takes them out again, which only the old `execCommand` can do; where it is gone, the
 * words come in without.
 */
export function insertWords(box: HTMLTextAreaElement, words: string, from: number, to: number): void {
  box.focus();
  box.setSelectionRange(from, to);
  if (document.execCommand?.("insertText", false, words)) return;
  box.setRangeText(words, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
