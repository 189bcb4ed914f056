/**
 * The search page. Material for MkDocs' search worker finds; this page asks it and shows what it finds.
 *
 * The index is fetched when the reader turns to the box or arrives with words, not before. Results are looked up by
 * address in the plain records: the worker's own titles and texts carry HTML, which this page never touches.
 */

import { addExit } from "./exit";
import { t, tn } from "./messages";
import { lastWords, rememberWords } from "./searchbox";

interface Found {
  kind: string;
  label: string;
  title: string;
  summary: string;
}

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
const { worker = "", index = "", pages = "", base = "" } = page.dataset;

let engine: Promise<{ ask: Ask; records: Record<string, Found> }> | undefined;

async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Starts the worker. Trusted Types let no other address become a script here. */
function startWorker(): Worker {
  const address = new URL(worker, location.href).href;
  const types = (window as unknown as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
  const policy = types?.createPolicy("handrail-worker", {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(url);
      return url;
    },
  });
  return new Worker((policy?.createScriptURL(address) ?? address) as string);
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

async function startEngine(): Promise<{ ask: Ask; records: Record<string, Found> }> {
  const searcher = startWorker();
  const [setup, records] = await Promise.all([
    fetchJson<{ config: unknown; docs: unknown[] }>(index),
    fetchJson<Record<string, Found>>(pages),
  ]);
  /** Answers come in the order of the questions. */
  const waiting: ((data: unknown) => void)[] = [];
  searcher.onmessage = ({ data }: MessageEvent<{ type: number; data?: unknown }>) => {
    if (data.type === READY || data.type === RESULT) waiting.shift()?.(data.data);
  };
  const send = (type: number, data: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      searcher.postMessage({ type, data });
    });
  await send(SETUP, { ...setup, options: { suggest: false } });
  const ask: Ask = async (words) => {
    const { items } = (await send(QUERY, words)) as { items: { location: string }[][] };
    const addresses = items.map((group) => (group[0]?.location ?? "").split("#")[0] ?? "");
    return [...new Set(addresses)].filter((address) => address in records);
  };
  return { ask, records };
}

/** Words as the worker's query language is safe with: its operators are read as spaces. */
function plainWords(words: string): string {
  return words.replace(/[’‘]/g, "'").replace(/["+\-~^:*]/g, " ").replace(/\s+/g, " ").trim();
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
  const plain = plainWords(words);
  let found: HTMLElement[] = [];
  if (plain) {
    engine ??= startEngine();
    const { ask, records } = await engine;
    const addresses = await ask(plain);
    if (words !== box.value) return;
    found = addresses.slice(0, MOST).map((address) => result(address, records[address]!));
  }
  page.dataset.words = words;
  const nothing = document.getElementById("search-nothing") as HTMLTemplateElement;
  const kind = plain && !found.length;
  results.replaceChildren(...found);
  document.getElementById("search-help")!.replaceChildren(...(kind ? [nothing.content.cloneNode(true)] : []));
  said.textContent = plain ? tn("%(num)s page", "%(num)s pages", found.length) : "";
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
