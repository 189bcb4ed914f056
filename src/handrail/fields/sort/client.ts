/**
 * Things sorted into bins, by buttons, number keys or dragging. A line that is typed and not yet added is part of the
 * answer too, so that nothing is lost when the page closes.
 */

import { type FieldType, type Host } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { t } from "handrail/messages";
import { toldOf } from "handrail/told";
import { addDragging } from "./drag";
import { binOf, bins, goTo, newThing, open, put, rewording, setWords, thingsIn, UNSORTED, wordsOf } from "./things";

function newLine(root: Element): HTMLInputElement | null {
  return root.querySelector("[data-new]");
}

/** Own words that are the same as an id would come back as what the id means; a space behind them tells them apart. */
function asOwnWords(root: Element, words: string): string {
  return own(toldOf(root)?.names ?? {}, words) === undefined ? words : `${words} `;
}

function read(root: Element): Json | undefined {
  const answer: { [bin: string]: string[] } = {};
  for (const bin of bins(root)) {
    const things = thingsIn(bin).filter(({ dataset }) => bin.dataset.bin !== UNSORTED || !dataset.thing);
    const all = things.map((thing) => thing.dataset.thing || asOwnWords(root, wordsOf(thing)));
    if (all.length) answer[bin.dataset.bin!] = all;
  }
  const { [UNSORTED]: waiting = [], ...sorted } = answer;
  const typed = newLine(root)?.value.trim();
  if (typed) waiting.push(asOwnWords(root, typed));
  const whole = waiting.length ? { ...sorted, [UNSORTED]: waiting } : sorted;
  return Object.keys(whole).length ? whole : undefined;
}

function write(root: Element, answer: Json | undefined): void {
  const [authors, own_] = [thingsIn(root).filter(isAuthors), thingsIn(root).filter((thing) => !isAuthors(thing))];
  for (const thing of own_) thing.remove();
  authors.sort((a, b) => Number(a.dataset.place) - Number(b.dataset.place));
  for (const thing of authors) put(root, thing, UNSORTED);
  for (const { dataset } of bins(root)) {
    const things = own(asObject(answer), dataset.bin!);
    for (const words of Array.isArray(things) ? things : []) {
      if (typeof words !== "string" || !words) continue;
      const thing = authors.find((known) => known.dataset.thing === words) ?? newThing(root, words);
      if (thing) put(root, thing, dataset.bin!);
    }
  }
  const line = newLine(root);
  if (line) line.value = "";
  root.querySelector<HTMLElement>("[data-taken]")!.hidden = true;
}

function isAuthors(thing: HTMLElement): boolean {
  return thing.dataset.thing !== "";
}

function say(root: Element, words: string): void {
  root.querySelector("[data-said]")!.textContent = words;
}

function add(root: Element, host: Host): void {
  const line = newLine(root)!;
  const words = line.value.trim();
  line.focus();
  if (!words) return;
  put(root, newThing(root, words)!, UNSORTED);
  line.value = "";
  say(root, t("“%(thing)s” waits to be sorted.", { thing: words }));
  host.changed();
}

function move(root: Element, host: Host, thing: HTMLElement, to: string): void {
  put(root, thing, to);
  const bin = binOf(thing).querySelector("[data-bin-name]")!.textContent!;
  say(root, t("“%(thing)s” is now in “%(bin)s”.", { thing: wordsOf(thing), bin }));
  host.changed();
}

/** Moves a thing by a press: while things wait, the next one is gone to; else the moved thing. */
function moveAndGoOn(root: Element, host: Host, thing: HTMLElement, to: string): void {
  const from = binOf(thing);
  if (from.dataset.bin === to) return;
  const place = thingsIn(from).indexOf(thing);
  move(root, host, thing, to);
  const waiting = from.dataset.bin === UNSORTED ? thingsIn(from) : [thing];
  const next = waiting[place] ?? waiting[waiting.length - 1];
  if (next) goTo(next);
  else from.querySelector<HTMLElement>("[data-bin-name]")!.focus();
}

function takeAway(root: Element, host: Host, thing: HTMLElement): void {
  const list = thing.parentElement!;
  const next = thing.nextElementSibling;
  const notice = root.querySelector<HTMLElement>("[data-taken]")!;
  const back = notice.querySelector("button")!;
  thing.remove();
  list.after(notice);
  notice.hidden = false;
  back.onclick = () => {
    list.insertBefore(thing, next?.parentElement === list ? next : null);
    notice.hidden = true;
    goTo(thing);
    host.changed();
  };
  back.focus();
  host.changed();
}

function reword(thing: HTMLElement): void {
  const box = rewording(thing)!;
  box.value = wordsOf(thing);
  box.hidden = false;
  thing.querySelector<HTMLElement>("[data-words]")!.hidden = true;
  box.focus();
}

function endRewording(thing: HTMLElement, host: Host, isWanted: boolean): void {
  const box = rewording(thing)!;
  if (isWanted) setWords(thing, wordsOf(thing));
  box.hidden = true;
  thing.querySelector<HTMLElement>("[data-words]")!.hidden = false;
  host.changed();
}

function press(root: Element, host: Host, button: HTMLElement): void {
  const thing = button.closest<HTMLElement>("[data-thing]");
  if (button.matches("[data-add]")) add(root, host);
  if (!thing) return;
  if (button.dataset.put) moveAndGoOn(root, host, thing, button.dataset.put);
  else if (button.matches("[data-open]")) open(thing, button.getAttribute("aria-expanded") !== "true");
  else if (button.matches("[data-edit]")) reword(thing);
  else if (button.matches("[data-take]")) takeAway(root, host, thing);
}

function pressKey(root: Element, host: Host, event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const thing = target.closest<HTMLElement>("[data-thing]");
  if (target.matches("[data-new]") && key === "Enter") add(root, host);
  else if (thing && target === rewording(thing) && (key === "Enter" || key === "Escape")) {
    endRewording(thing, host, key === "Enter");
    thing.querySelector<HTMLElement>("[data-edit]")!.focus();
  } else if (thing && !target.matches("input") && /^[1-4]$/.test(key)) {
    const bin = bins(root).filter(({ dataset }) => dataset.bin !== UNSORTED)[Number(key) - 1];
    if (bin) moveAndGoOn(root, host, thing, bin.dataset.bin!);
  } else return;
  event.preventDefault();
}

const field: FieldType = {
  type: "sort",
  read,
  write,
  enhance(root, host) {
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      if (button) press(root, host, button);
    });
    root.addEventListener("keydown", (event) => pressKey(root, host, event as KeyboardEvent));
    root.addEventListener("focusout", ({ target }) => {
      const thing = target instanceof Element && target.matches("[data-rewording]") ? target.closest("[data-thing]") : null;
      if (thing && !rewording(thing)!.hidden) endRewording(thing as HTMLElement, host, true);
    });
    addDragging(root as HTMLElement, (thing, bin) => {
      if (bin !== binOf(thing)) move(root, host, thing, bin.dataset.bin!);
    });
  },
};

export default field;
