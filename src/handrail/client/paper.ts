/**
 * Printing: a form control cuts off what does not fit into it, so each text control's words are put into the plain
 * element beside it while the page is on paper.
 */

import type { Sheet } from "./sheet";

/** Prints the page; large print is for eyes that need it, and a card is all that is printed of its page. */
export function printPage(mode: "" | "large" | "card" = ""): void {
  document.documentElement.dataset.print = mode;
  window.print();
}

/** Prints a card by itself. It is filled when it is on the page, out of sight, so that what fits can be measured. */
export function printCard(card: HTMLElement, fill: () => void): void {
  card.dataset.printed = "";
  document.body.append(card);
  fill();
  addEventListener("afterprint", () => card.remove(), { once: true });
  printPage("card");
}

/** Prints the sheet with nothing in it, and shows the entry again afterwards. Nothing of it is changed. */
export async function printBlank(sheet: Sheet): Promise<void> {
  if (!(await sheet.flush()) || sheet.holdsUnkept) return;
  const { entry } = sheet;
  sheet.show(undefined);
  addEventListener("afterprint", () => sheet.show(entry), { once: true });
  printPage();
}

/** Makes the fields ready for paper whenever the page is printed, by our button or by the browser's. */
export function addPaper(form: HTMLFormElement): void {
  const mirrors = (): NodeListOf<HTMLElement> => form.querySelectorAll<HTMLElement>("[data-mirror]");
  addEventListener("beforeprint", () => {
    // An empty date shows its form ("mm/dd/yyyy"), which is in the way of a pen.
    for (const day of form.querySelectorAll<HTMLInputElement>("input[type=date]")) {
      day.toggleAttribute("data-blank", !day.value);
    }
    for (const mirror of mirrors()) {
      const control = mirror.parentElement?.querySelector<HTMLInputElement>("textarea, input[type=text]");
      mirror.textContent = control?.value ?? "";
    }
  });
  addEventListener("afterprint", () => {
    for (const mirror of mirrors()) mirror.textContent = "";
    delete document.documentElement.dataset.print;
  });
}
