/**
 * Search boxes on any page. The words go to the search page through the tab's session storage, never through the
 * address: an address is kept by the browser's history and seen by the host.
 */

const NAME = "handrail:search";

/** The words last searched for in this tab. */
export function lastWords(): string {
  try {
    return sessionStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

export function rememberWords(words: string): void {
  try {
    sessionStorage.setItem(NAME, words);
  } catch {
    /* Storage is off: the search page opens empty, and the words can be typed there. */
  }
}

/** Makes the boxes that lead to the search page work. */
export function addSearchBoxes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-search-form]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      rememberWords(form.querySelector("input")?.value ?? "");
      location.assign(form.action);
    });
  }
}
