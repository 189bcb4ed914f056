/** What a list of pages is narrowed to: the form of filters on the search page and on the page that lists everything. */

/** What pages are chosen by. */
export interface Facts {
  kind: string;
  areas: readonly string[];
  minutes: number;
  now: boolean;
}

export interface Filters {
  /** Whether anything is left out. */
  narrowed(): boolean;
  fits(facts: Facts): boolean;
}

/** Wires the form; `changed` is told of every change. A browser that fills forms in by itself is not believed. */
export function readFilters(changed: () => void): Filters {
  const form = document.getElementById("filters") as HTMLFormElement;
  const value = (name: string): string => (form.elements.namedItem(name) as HTMLSelectElement).value;
  const now = form.elements.namedItem("now") as HTMLInputElement | null;
  form.reset();
  form.addEventListener("change", changed);
  // The fields are empty only after the event.
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    narrowed: () => ["kind", "area", "minutes"].some((name) => value(name)) || !!now?.checked,
    fits: ({ kind, areas, minutes, now: urgent }) =>
      (!value("kind") || kind === value("kind")) &&
      (!value("area") || areas.includes(value("area"))) &&
      (!value("minutes") || minutes <= Number(value("minutes"))) &&
      (!now?.checked || urgent),
  };
}
