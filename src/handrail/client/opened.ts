/**
 * Which pages of a handout were opened in this browser. Their places in the set are kept, under a number made from the
 * handout's address: neither the pages' names nor the note.
 */

import { forget, prefer, preferred } from "./preference";

export function addOpened(set: HTMLElement, forgetting: HTMLElement): void {
  const name = `opened:${numberOf(location.pathname + location.hash)}`;
  const pages = [...set.children] as HTMLElement[];
  const opened = new Set((preferred(name) ?? "").split(" ").filter(Boolean));
  const show = (): void => {
    pages.forEach((page, place) => (page.querySelector<HTMLElement>(".opened")!.hidden = !opened.has(String(place))));
    forgetting.hidden = !opened.size;
  };
  for (const [place, page] of pages.entries()) {
    const note = (): void => {
      opened.add(String(place));
      prefer(name, [...opened].join(" "));
      show();
    };
    const link = page.querySelector("a");
    link?.addEventListener("click", note);
    link?.addEventListener("auxclick", note);
  }
  forgetting.querySelector("button")!.addEventListener("click", () => {
    opened.clear();
    forget(name);
    show();
    set.querySelector("a")?.focus();
  });
  show();
}

/** A short number for a text (FNV-1a, 32 bits). */
function numberOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
