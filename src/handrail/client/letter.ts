/** A handout's page: one with an address of its own, or one that is put together from what stands behind `#`. */

import { arrived } from "./arrived";
import { addExit } from "./exit";
import { knownPages, titleOf, type Known } from "./given";
import { decode, type Given, type Handout } from "./handout";
import { t } from "./messages";
import { addOpened } from "./opened";
import { gatherPacket } from "./packet";
import { qrPicture } from "./qr";
import { addSearchBoxes } from "./searchbox";

addExit();
addSearchBoxes();

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-part=${name}]`)!;
const set = document.getElementById("set")!;

if (document.documentElement.dataset.page === "letter") {
  const handout = decode(location.hash.slice(1));
  if (typeof handout === "string") {
    part(location.hash.length < 2 ? "none" : handout).hidden = false;
  } else {
    open(handout);
    start();
  }
  // Another link pasted over this one changes nothing but what stands behind `#`.
  addEventListener("hashchange", () => location.reload());
} else {
  // A site that is built without its address has no picture of it.
  if (!part("code").firstElementChild) showAddress(location.origin + location.pathname);
  start();
}
arrived();

/** The address of this page as a picture, and in letters where there is a place for them. */
function showAddress(address: string): void {
  const picture = qrPicture(address, t("The address of this page, for a phone’s camera"));
  if (picture) part("code").append(picture);
  const letters = document.querySelector("[data-part=address]");
  if (letters) letters.textContent = address;
}

function open({ from, note, pages }: Handout): void {
  const known = knownPages();
  part("note").textContent = note;
  part("from").textContent = from;
  part("letter").hidden = !note && !from;
  // A page may have gone since the link was made, as practices change what they show.
  const there = pages.filter(({ page }) => known.has(page));
  part("gone").hidden = there.length === pages.length;
  set.append(...there.map((given, place) => row(given, known.get(given.page)!, place + 1)));
  showAddress(location.href);
  part("handout").hidden = false;
}

function row({ say }: Given, page: Known, number: number): Node {
  const copy = (document.getElementById("one-page") as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
  copy.querySelector(".stop")!.textContent = String(number);
  const link = copy.querySelector("a")!;
  link.href = page.at;
  link.append(titleOf(page));
  copy.querySelector(".kind")!.textContent = page.label;
  copy.querySelector(".say")!.textContent = say || page.when;
  return copy;
}

function start(): void {
  addOpened(set, part("forget"));
  const said = part("packet-said");
  part("print-all").addEventListener("click", async () => {
    said.textContent = t("Gathering the pages …");
    try {
      await gatherPacket([...set.querySelectorAll("a")].map(({ href }) => href));
      said.textContent = "";
      print();
    } catch {
      said.textContent = t("Not every page could be fetched, so nothing is printed. Are you online? Each page can also be printed by itself.");
    }
  });
}
