/**
 * What a reader may turn on in the menu of a worksheet, and what is off until then because it has a price: the
 * browser's check of spelling, which may send words to the browser's maker, and a cover over the sheet whenever the
 * page is not looked at.
 */

import { prefer, preferred } from "./preference";

export function addComforts(form: HTMLElement): void {
  const cover = document.getElementById("cover") as HTMLDialogElement;
  const comfort = (name: string): HTMLInputElement => {
    const box = document.querySelector<HTMLInputElement>(`[data-comfort=${name}]`)!;
    box.checked = preferred(name) === "on";
    box.addEventListener("change", () => prefer(name, box.checked ? "on" : "off"));
    return box;
  };
  const spelling = comfort("spelling");
  form.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.hasAttribute("spellcheck")) target.spellcheck = spelling.checked;
  });
  const covering = comfort("cover");
  // Old browsers have no dialogs, and so no cover.
  covering.closest("li")!.hidden = !("showModal" in cover);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && covering.checked && !cover.open) cover.showModal();
  });
}
