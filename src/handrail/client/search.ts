/**
 * The search page. Material for MkDocs' search worker finds; this page asks it and shows what it finds.
 *
 * The index is fetched when the reader turns to the box or arrives with words, not before. Results are looked up by
 * address in the plain records: the worker's own titles and texts carry HTML, which this page never touches.
 */

import { addExit } from "./exit";
import { t, tn } from "./messages";
import { lastWords, rememberWords } from "./searchbox";
import { startWorker } from "./worker";

interface Found {
  kind: string;
  label: string;
  title: string;
  summary: string;
}

interface Doc {
  location: string;
  tags?: string[];
}

/** From the reader's words to the addresses of pages, the best first. */
type Ask = (words: string) => Promise<string[]>;

/** The worker's messages; the numbers are Material's. */
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const MOST = 20;

const page = document.getElementById("search")!;
const box = document.getElementById("search-words") as HTMLInputElement;
const results = document.getElementById("search-results")!;
const said = document.getElementById("search-status")!;
const { index = "", pages = "", base = "" } = page.dataset;

let engine: Promise<{ ask: Ask; records: Record<string, Found> }> | undefined;

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

async function startEngine(): Promise<{ ask: Ask; records: Record<string, Found> }> {
  const searcher = startWorker("search");
  const failed = new Promise<never>((_, refuse) => {
    searcher.onerror = () => refuse(new Error("search worker"));
  });
  const fetched = Promise.all([
    fetchJson<{ config: unknown; docs: Doc[] }>(index),
    fetchJson<Record<string, Found>>(pages),
  ]);
  fetched.catch(() => searcher.terminate());
  const [setup, records] = await Promise.race([failed, fetched]);
  /** Answers come in the order of the questions. */
  const waiting: ((data: unknown) => void)[] = [];
  searcher.onmessage = ({ data }: MessageEvent<{ type: number; data?: unknown }>) => {
    if (data.type === READY || data.type === RESULT) waiting.shift()?.(data.data);
  };
  const send = (type: number, data: unknown): Promise<unknown> => {
    const answer = new Promise((resolve) => waiting.push(resolve));
    searcher.postMessage({ type, data });
    return Promise.race([failed, answer]);
  };
  await send(SETUP, { ...setup, options: { suggest: false } });
  const ask: Ask = async (words) => {
    const { items } = (await send(QUERY, plainWords(words))) as { items: Doc[][] };
    const called = alsoCalled(setup.docs, words);
    // Words of need find people first, whatever else is called by them.
    const people = called.filter((address) => records[address]?.kind === "help");
    const addresses = [...people, ...called, ...items.flatMap((group) => group.slice(0, 1).map(addressOf))];
    return [...new Set(addresses)].filter((address) => address in records);
  };
  return { ask, records };
}

function addressOf({ location }: Doc): string {
  return location.split("#")[0] ?? "";
}

/** Words without case, marks, accents and the different kinds of apostrophes. */
function folded(words: string): string {
  return words.toLowerCase().normalize("NFKD").replace(/[’‘]/g, "'").replace(/[^\p{L}\p{N}\s']/gu, "").replace(/\s+/g, " ").trim();
}

/**
 * The pages that people call by these very words, or by words that begin with them. The worker weighs words one by
 * one and drops the small ones, so "can't say no" would find whatever holds "notes".
 */
function alsoCalled(docs: Doc[], words: string): string[] {
  const wanted = folded(words);
  const called = docs.flatMap((doc) => (doc.tags ?? []).map((tag) => [folded(tag), addressOf(doc)] as const));
  const exact = called.filter(([tag]) => tag === wanted);
  const begun = called.filter(([tag]) => wanted.length > 2 && tag.startsWith(`${wanted} `));
  const within = called.filter(([tag]) => tag.length > 3 && ` ${wanted} `.includes(` ${tag} `));
  return [...exact, ...begun, ...within].map(([, address]) => address);
}

/** Words as the worker's query language is safe with: its operators are read as spaces. */
function plainWords(words: string): string {
  return words
    .replace(/[’‘]/g, "'").replace(/["+\-~^:*]/g, " ").replace(/\s+/g, " ").trim();
}

function result(address: string, { label, title, summary }: Found): HTMLElement {
  const link = document.createElement("a");
  link.href = base + address;
  link.textContent = title;
  const kind = document.createElement("span");
  kind.className = "kind";
  kind.textContent = label;
  const words = document.createElement("p");
  words.textContent = summary;
  const item = document.createElement("li");
  item.append(link, " ", kind, words);
  return item;
}

async function search(): Promise<void> {
  const words = box.value;
  rememberWords(words);
  const asks = plainWords(words) !== "";
  let found: HTMLElement[] = [];
  if (asks) {
    engine ??= startEngine();
    const { ask, records } = await engine;
    const addresses = await ask(words);
    if (words !== box.value) return;
    found = addresses.slice(0, MOST).map((address) => result(address, records[address]!));
  }
  page.dataset.words = words;
  const nothing = document.getElementById("search-nothing") as HTMLTemplateElement;
  const isNothing = asks && !found.length;
  results.replaceChildren(...found);
  document.getElementById("search-help")!.replaceChildren(...(isNothing ? [nothing.content.cloneNode(true)] : []));
  said.textContent = asks ? tn("%(num)s page", "%(num)s pages", found.length) : "";
}

function searchOrSay(): void {
  search().catch(() => {
    engine = undefined;
    said.textContent = t("The search could not be loaded. Everything is listed under “Browse”.");
  });
}

addExit();
box.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  searchOrSay();
});
box.addEventListener("input", searchOrSay);
box.addEventListener("focus", () => {
  engine ??= startEngine();
  engine.catch(() => (engine = undefined));
});
box.value = lastWords();
if (box.value) searchOrSay();
else box.focus();
