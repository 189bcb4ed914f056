/**
 * Finding a word by typing, and going through the words with the arrow keys. What is typed is never an answer. It is
 * looked for in each word, in what it means, and in what else people call it.
 */

import { t, tn } from "handrail/messages";

interface Word {
  row: HTMLElement;
  control: HTMLInputElement;
  /** The parts of its names, and those of the lines that say what it is like. */
  names: string[];
  lines: string[];
}

/** The words of a text in plain small letters, so that `cant` finds "can't" and `desole` finds "désolé". */
function partsOf(text: string): string[] {
  const letters = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  return letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/**
 * Whether something typed leads to a word: `lone` to "lonely", and `jealousy` to "jealous". In the lines, short
 * beginnings would lead everywhere: `mad` is not looked for in "made".
 */
function leadsTo({ names, lines }: Word, typed: string): boolean {
  return (
    names.some((name) => name.startsWith(typed) || (name.length > 3 && typed.startsWith(name))) ||
    lines.some((part) => part === typed || (typed.length > 3 && part.startsWith(typed)))
  );
}

export function addFinding(root: Element): void {
  const box = root.querySelector<HTMLInputElement>("input[type=search]")!;
  const said = root.querySelector<HTMLElement>("[data-said]")!;
  const groups = [...root.querySelectorAll<HTMLDetailsElement>("[data-group]")];
  const words = [...root.querySelectorAll<HTMLElement>(".word")].map((row): Word => {
    const control = row.querySelector("input")!;
    const [label, ...lines] = [...row.querySelector("span")!.childNodes].map((node) => node.textContent!);
    return { row, control, names: partsOf(`${label} ${control.dataset.also ?? ""}`), lines: partsOf(lines.join(" ")) };
  });
  /** The groups that were open before the search began. */
  let wereOpen: Set<HTMLDetailsElement> | undefined;

  const reachable = (): Word[] => words.filter(({ row }) => !row.hidden && row.closest("details")!.open);

  function search(): void {
    const wanted = partsOf(box.value);
    if (wanted.length) wereOpen ??= new Set(groups.filter(({ open }) => open));
    for (const word of words) word.row.hidden = !wanted.every((typed) => leadsTo(word, typed));
    for (const group of groups) {
      const holds = words.some(({ row }) => !row.hidden && group.contains(row));
      group.hidden = !holds;
      group.open = wanted.length ? holds : (wereOpen?.has(group) ?? group.open);
    }
    if (!wanted.length) wereOpen = undefined;
    const count = words.filter(({ row }) => !row.hidden).length;
    said.textContent = !wanted.length
      ? ""
      : count
        ? tn("One word fits.", "%(num)s words fit.", count)
        : t("No word here fits. You can write your own below.");
  }

  /** Goes to the next word in a direction; upwards from the first one, back to the box. */
  function step(from: Element, by: 1 | -1): void {
    const controls = reachable().map(({ control }) => control);
    const next = controls.indexOf(from as HTMLInputElement) + by;
    (next < 0 ? box : controls[next])?.focus();
  }

  function choose(control: HTMLInputElement | undefined): void {
    if (!control?.checked) control?.click();
    box.select();
  }

  // The box is not a question of the sheet: nothing is written because of it.
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    search();
  });
  root.addEventListener("keydown", (event) => {
    const { key, target } = event as KeyboardEvent;
    const control = words.find((word) => word.control === target)?.control;
    if (target !== box && !control) return;
    const way = ({ ArrowDown: 1, ArrowUp: -1 } as const)[key];
    if (way && (target === box || control?.type === "checkbox")) step(target as Element, way);
    else if (key === "Enter" && control) control.click();
    else if (key === "Enter" && wereOpen && reachable().length === 1) choose(reachable()[0]!.control);
    else if (key === "Enter" && wereOpen) step(box, 1);
    else return;
    event.preventDefault();
  });
  // Another entry is shown as it is, without a search over it.
  root.addEventListener("handrail:shown", () => {
    box.value = "";
    search();
  });
}
