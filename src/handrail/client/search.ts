/**
 * The search page. What is looked through (`find/`) is fetched when the reader turns to the box or arrives with words,
 * not before. The three best pages stand first, whatever they are; the others follow by kind. Their summaries come after
 * them, into the room that is left for each. Words of need bring the help lines above everything; nothing is judged,
 * counted or kept but the words themselves, in this tab.
 */

import { arrived } from "./arrived";
import { el } from "./dom";
import { addExit } from "./exit";
import { readFilters } from "./filters";
import { Finder, type Found, type Names } from "./find/finder";
import { look } from "./find/look";
import { type Shard } from "./find/rest";
import { t, tn } from "./messages";
import { lastWords, rememberWords } from "./searchbox";

const BEST = 3;
/** How many are shown until the reader asks for the others. */
const MOST = 24;

const page = document.getElementById("search")!;
const box = document.getElementById("search-words") as HTMLInputElement;
const said = document.getElementById("search-status")!;
const part = (name: string): HTMLElement => document.getElementById(`search-${name}`)!;
const { names = "", summaries = "", wordsAt = "", base = "" } = page.dataset;

let engine: Promise<Finder> | undefined;
let told: string[] | undefined;
const shards = new Map<number, Promise<Shard>>();

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** The finder, made once. Throws when what it needs cannot be fetched; the next call tries again. */
function finder(): Promise<Finder> {
  if (!engine) {
    engine = fetchJson<Names>(names).then((given) => new Finder(given));
    engine.catch(() => (engine = undefined));
  }
  return engine;
}

function shard(number: number): Promise<Shard> {
  let found = shards.get(number);
  if (!found) {
    shards.set(number, (found = fetchJson<Shard>(wordsAt.replace("*", String(number)))));
    found.catch(() => shards.delete(number));
  }
  return found;
}

function result({ number, path, title, label, kind }: Found): HTMLElement {
  const name = el(kind === "reframe" ? "q" : "span", {}, title);
  const summary = el("p", told ? {} : { className: "coming" }, told?.[number] ?? "");
  summary.dataset.page = String(number);
  return el("li", {}, el("a", { href: base + path }, name), " ", el("span", { className: "kind" }, label), summary);
}

/** Fetches the summaries, once, and puts them where they are missing. Without them the names are there all the same. */
async function fillIn(): Promise<void> {
  told ??= await fetchJson<string[]>(summaries);
  for (const summary of page.querySelectorAll<HTMLElement>(".coming")) {
    summary.textContent = told[Number(summary.dataset.page)] ?? "";
    summary.classList.remove("coming");
  }
}

/** The pages after the best, by kind, in the order in which the kinds first come up. */
function byKind(found: Found[]): HTMLElement[] {
  const kinds = new Map<string, Found[]>();
  for (const one of found) kinds.set(one.label, [...(kinds.get(one.label) ?? []), one]);
  return [...kinds].map(([label, pages]) => {
    const many = document.querySelector<HTMLOptionElement>(`#filter-kind [value="${pages[0]!.kind}"]`)?.text;
    return el("section", {}, el("h2", {}, many ?? label), el("ol", { className: "pages" }, ...pages.map(result)));
  });
}

const copy = (name: string): Node => (part(name) as HTMLTemplateElement).content.cloneNode(true);

/** A button that shows all that was found. */
function wayToAll(found: Found[]): HTMLElement {
  const button = el("button", { type: "button", className: "btn ghost" }, t("Show all of them"));
  button.addEventListener("click", () => {
    part("more").replaceChildren(...byKind(found.slice(BEST)));
    part("help").replaceChildren();
    part("more").querySelector("a")?.focus();
  });
  return button;
}

/** Puts what was found, or what is said instead of it, in the place of what stood there for earlier words. */
function show({ found = [], people = false, instead }: { found?: Found[]; people?: boolean; instead?: string }): void {
  part("people").replaceChildren(...(people ? [copy("lines")] : []));
  part("results").replaceChildren(...found.slice(0, BEST).map(result));
  part("more").replaceChildren(...byKind(found.slice(BEST, MOST)));
  part("help").replaceChildren(...(instead ? [copy(instead)] : found.length > MOST ? [wayToAll(found)] : []));
}

async function search(): Promise<void> {
  const words = box.value;
  rememberWords(words);
  const asks = /[\p{L}\p{N}]/u.test(words);
  const all = asks ? await look(await finder(), words, shard) : [];
  if (words !== box.value) return;
  const found = all.filter((one) => filters.fits(one));
  page.dataset.words = words;
  const people = all.slice(0, BEST).some(({ kind }) => kind === "help");
  show({ found, people, instead: asks && !found.length ? (all.length ? "narrowed" : "nothing") : undefined });
  said.textContent = asks ? tn("%(num)s page", "%(num)s pages", found.length) : "";
  // With the next words it is tried again.
  fillIn().catch(() => page.querySelectorAll(".coming").forEach((summary) => summary.remove()));
}

function searchOrSay(): void {
  const words = box.value;
  search().catch(() => {
    if (words !== box.value) return;
    // What was asked is not known to be urgent, nor that it is not.
    show({ people: true, instead: "failed" });
    said.textContent = t("The search could not be loaded.");
  });
}

addExit();
const filters = readFilters(searchOrSay);
box.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  searchOrSay();
});
box.addEventListener("input", searchOrSay);
box.addEventListener("focus", () => void finder().catch(() => undefined));
box.value = lastWords();
if (box.value) searchOrSay();
else box.focus();
arrived();
