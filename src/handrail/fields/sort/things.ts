/** The bins of a `sort` field and the things in them, as they stand in the page. An own thing has no id. */

export const UNSORTED = "unsorted";

export function bins(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-bin]")];
}

export function binOf(thing: Element): HTMLElement {
  return thing.closest<HTMLElement>("[data-bin]")!;
}

export function thingsIn(part: Element): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("[data-thing]")];
}

export function rewording(thing: Element): HTMLInputElement | null {
  return thing.querySelector("[data-rewording]");
}

/** A thing's words; while they are being changed, what stands in the box, unless it is empty. */
export function wordsOf(thing: Element): string {
  const box = rewording(thing);
  return (box && !box.hidden && box.value.trim()) || thing.querySelector("[data-words]")!.textContent!;
}

export function setWords(thing: Element, words: string): void {
  for (const place of thing.querySelectorAll("[data-words], [data-name]")) place.textContent = words;
}

export function newThing(root: Element, words: string): HTMLElement | undefined {
  const template = root.querySelector<HTMLTemplateElement>("[data-new-thing]");
  const thing = template?.content.firstElementChild!.cloneNode(true) as HTMLElement | undefined;
  if (thing) setWords(thing, words);
  return thing;
}

/** Puts a thing last in a bin, folded, without the button for where it is. */
export function put(root: Element, thing: HTMLElement, id: string): void {
  bins(root).find((bin) => bin.dataset.bin === id)!.querySelector("[data-things]")!.append(thing);
  open(thing, false);
  for (const button of thing.querySelectorAll<HTMLElement>("[data-put]")) button.hidden = button.dataset.put === id;
}

export function open(thing: Element, isOpen: boolean): void {
  thing.querySelector("[data-open]")!.setAttribute("aria-expanded", String(isOpen));
}

/** Goes to the first thing that can be done with a thing where it is. */
export function goTo(thing: Element): void {
  const isWaiting = binOf(thing).dataset.bin === UNSORTED;
  thing.querySelector<HTMLElement>(isWaiting ? "[data-put]:not([hidden])" : "[data-open]")!.focus();
}
