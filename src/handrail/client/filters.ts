/** What a list of pages is narrowed to: the form of filters on the search page and on the page that lists everything. */

/** What pages are chosen by. */
export interface Facts {
  kind: string;
  areas: readonly string[];
  techniques: readonly string[];
  minutes: number;
  when: readonly string[];
}

export interface Filters {
  /** Whether anything is left out. */
  narrowed(): boolean;
  fits(facts: Facts): boolean;
}

/** Wires the form; `changed` is told of every change. A browser that fills forms in by itself is not believed. */
export function readFilters(changed: () => void): Filters {
  const form = document.getElementById("filters") as HTMLFormElement;
  // A site has no box for what none of its pages says.
  const value = (name: string): string => (form.elements.namedItem(name) as HTMLSelectElement | null)?.value ?? "";
  form.reset();
  form.addEventListener("change", changed);
  // The fields are empty only after the event.
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    narrowed: () => ["kind", "area", "technique", "minutes", "when"].some((name) => value(name)),
    fits: ({ kind, areas, techniques, minutes, when }) =>
      (!value("kind") || kind === value("kind")) &&
      (!value("area") || areas.includes(value("area"))) &&
      (!value("technique") || techniques.includes(value("technique"))) &&
      (!value("minutes") || minutes <= Number(value("minutes"))) &&
      (!value("when") || when.includes(value("when"))),
  };
}
