/**
 * The page where a therapist puts a handout together. What is chosen and written stands behind `#` in this page's own
 * address as well, so a reload keeps it, and a link that was given can be changed.
 */

import { arrived } from "./arrived";
import { tellCopied } from "./copy";
import { addExit } from "./exit";
import { knownPages, titleOf } from "./given";
import { decode, encode, LONGEST, type Given, type Handout } from "./handout";
import { t, tn } from "./messages";
import { qrPicture } from "./qr";
import { addSearchBoxes } from "./searchbox";

addExit();
addSearchBoxes();

const form = document.getElementById("compose") as HTMLFormElement;
const part = <E extends HTMLElement>(name: string): E => form.querySelector<E>(`[data-part=${name}]`)!;
const known = knownPages();
const boxes = new Map([...form.querySelectorAll<HTMLInputElement>("[data-page]")].map((box) => [box.value, box]));
const from = form.elements.namedItem("from") as HTMLInputElement;
const note = form.elements.namedItem("note") as HTMLTextAreaElement;
const list = part("chosen");
const link = part<HTMLTextAreaElement>("link");
let pages: Given[] = [];

const earlier = decode(location.hash.slice(1));
if (typeof earlier === "object") restore(earlier);
else if (location.hash.length > 1) part("unreadable").hidden = false;

form.addEventListener("submit", (event) => event.preventDefault());
from.addEventListener("input", tell);
note.addEventListener("input", tell);
for (const box of boxes.values()) {
  box.addEventListener("change", () => (box.checked ? add(box) : take(pages.findIndex(({ page }) => page === box.value))));
}
part("find").addEventListener("input", find);
part("copy").addEventListener("click", () => void tellCopied(link, part("copied"), t("The link is selected. Copy it from there.")));
list.addEventListener("click", ({ target }) => {
  const button = (target as HTMLElement).closest("button");
  const place = [...list.children].indexOf((target as HTMLElement).closest("li")!);
  if (button?.dataset.do === "out") take(place);
  else if (button) move(place, button.dataset.do === "up" ? -1 : 1);
});
list.addEventListener("input", ({ target }) => {
  const box = target as HTMLInputElement;
  const given = pages[[...list.children].indexOf(box.closest("li")!)]!;
  // What the page says anyway is not carried along.
  given.say = box.value.trim() === known.get(given.page)!.when ? "" : box.value;
  tell();
});
arrived();

function restore(handout: Handout): void {
  from.value = handout.from;
  note.value = handout.note;
  for (const given of handout.pages) {
    const box = boxes.get(given.page);
    if (!box || box.checked) continue;
    box.checked = true;
    pages.push(given);
  }
  show();
}

function add(box: HTMLInputElement): void {
  if (pages.length === LONGEST.pages) {
    box.checked = false;
    say(t("That is the most for one handout. A second one can hold more."));
    return;
  }
  pages.push({ page: box.value, say: "" });
  show();
  say(tn("%(num)s page chosen.", "%(num)s pages chosen.", pages.length));
}

function take(place: number): void {
  const [gone] = pages.splice(place, 1);
  const box = boxes.get(gone!.page)!;
  const wasInList = list.contains(document.activeElement);
  box.checked = false;
  show();
  if (wasInList) (list.querySelectorAll<HTMLElement>("[data-do=out]")[Math.min(place, pages.length - 1)] ?? part("find")).focus();
  say(tn("%(num)s page chosen.", "%(num)s pages chosen.", pages.length));
}

function move(place: number, by: number): void {
  const to = place + by;
  if (to < 0 || to >= pages.length) return;
  [pages[place], pages[to]] = [pages[to]!, pages[place]!];
  show();
  list.children[to]!.querySelector<HTMLElement>(`[data-do=${by < 0 ? "up" : "down"}]`)!.focus();
  say(t("Now in place %(place)s of %(count)s.", { place: to + 1, count: pages.length }));
}

function say(words: string): void {
  part("said").textContent = words;
}

function show(): void {
  const row = form.querySelector<HTMLTemplateElement>("#chosen-page")!.content;
  list.replaceChildren(
    ...pages.map(({ page, say }, place) => {
      const copy = row.cloneNode(true) as DocumentFragment;
      const about = known.get(page)!;
      const { title, label, when } = about;
      copy.querySelector(".stop")!.textContent = String(place + 1);
      copy.querySelector("h3")!.append(titleOf(about));
      copy.querySelector(".kind")!.textContent = label;
      copy.querySelector("input")!.value = say || when;
      for (const [does, words] of [["up", t("Earlier: %(title)s", { title })], ["down", t("Later: %(title)s", { title })], ["out", t("Take out: %(title)s", { title })], ["say", t("What to do with it: %(title)s", { title })]] as const) {
        copy.querySelector(`[data-do=${does}]`)!.setAttribute("aria-label", words);
      }
      return copy;
    }),
  );
  tell();
}

/** The link, its picture, and this page's own address say what is chosen now. */
function tell(): void {
  const code = pages.length ? encode({ from: from.value.trim(), note: note.value.trim(), pages }) : "";
  history.replaceState(null, "", code ? `#${code}` : location.pathname);
  part("ready").hidden = !code;
  part("nothing").hidden = Boolean(code);
  link.value = new URL(`${form.dataset.handout}#${code}`, location.href).href;
  part<HTMLAnchorElement>("open").href = link.value;
  const picture = qrPicture(link.value, t("The link, for a phone’s camera"));
  part("code").replaceChildren(...(picture ? [picture] : []));
  part("long").hidden = Boolean(picture);
  part("copied").textContent = "";
}

function find(): void {
  const words = part<HTMLInputElement>("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of form.querySelectorAll<HTMLElement>("[data-group]")) {
    let inGroup = 0;
    for (const row of group.querySelectorAll<HTMLElement>("[data-words]")) {
      row.hidden = !words.every((word) => row.dataset.words!.includes(word));
      if (!row.hidden) inGroup++;
    }
    group.hidden = !inGroup;
    found += inGroup;
  }
  part("found").textContent = words.length ? tn("%(num)s page.", "%(num)s pages.", found) : "";
}
