/**
 * The page on which a therapist opens a summary that was locked for them, and makes the key for it. It has no store: file,
 * key and text are in this page's memory until it is closed, and nothing of them is sent.
 */

import { AgeProblem, fingerprint, makeKey, openWithKeys } from "./age";
import { arrived } from "./arrived";
import { tellCopied } from "./copy";
import { addExit } from "./exit";
import { fileName, saveFile } from "./file";
import { readGiven, UnreadableFile } from "./given-file";
import { showLong } from "./longtext";
import { t } from "./messages";
import { printPage } from "./paper";
import { clear, onPassphrase } from "./passphrase";
import { addSearchBoxes } from "./searchbox";

const page = document.getElementById("open")!;
const part = <E extends HTMLElement>(name: string): E => page.querySelector<E>(`[data-part=${name}]`)!;
const form = part<HTMLFormElement>("form");
const sealed = part<HTMLInputElement>("sealed");
const keyFile = part<HTMLInputElement>("key-file");
const words = part("words");

/** A file with a key is a few lines; what is larger is another file, and is not read. */
const LARGEST_KEY_FILE = 100_000;
const SECRET = /AGE-SECRET-KEY-[0-9A-Z-]+/gi;
/** What makes text into something else than text: a file that was not written to be read. */
const NOT_TEXT = /[\0-\x08\x0e-\x1f]/;

/** What keeps a file from being opened, in words for the person who wants to. */
class Hindrance extends Error {}

/** Opens what was given and shows it. */
async function open(typed: string): Promise<void> {
  const [file] = sealed.files ?? [];
  if (!file) throw new Hindrance(t("Choose the file first."));
  const { bytes, opens } = await readGiven(file);
  if (!opens) throw new Hindrance(t("This file was not locked here: it is not in the age format. Perhaps it is another file, or it was changed on the way."));
  if (opens === "passphrase") throw new Hindrance(t("This file was locked with a passphrase, not for a key. It may be the backup of a notebook; whoever made it can open it in their notebook."));
  const text = asText(await openWithKeys(bytes, await keys(typed)));
  showLong(words, text);
  part("opened").hidden = false;
  form.hidden = true;
  part("made-of").textContent = text ? "" : t("The file was opened, and there is nothing in it.");
  part("opened").querySelector("h2")!.focus();
}

/** The secret keys that were typed, or are in the file that was given. */
async function keys(typed: string): Promise<string[]> {
  const [file] = keyFile.files ?? [];
  if (file && file.size > LARGEST_KEY_FILE) throw new Hindrance(t("The second file is too large to be a key."));
  const given = `${typed}\n${file ? await file.text() : ""}`;
  const found = given.match(SECRET) ?? [];
  if (found.length) return [...new Set(found.map((key) => key.toUpperCase()))];
  throw new Hindrance(
    /\bage1[0-9a-z]+/i.test(given)
      ? t("That is the public part of a key, which locks and does not open. The secret part begins with AGE-SECRET-KEY-1.")
      : t("Give your key, or the file it is in. It begins with AGE-SECRET-KEY-1."),
  );
}

function asText(bytes: BufferSource): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!NOT_TEXT.test(text)) return text;
  } catch {
    /* It is told below. */
  }
  throw new Hindrance(t("Your key opens this file, and what is in it is not text. The program age can save it for you."));
}

function explain(error: unknown): string {
  if (error instanceof Hindrance) return error.message;
  if (error instanceof UnreadableFile && error.kind === "too-large") return t("This file is too large to be a summary from here.");
  if (error instanceof UnreadableFile && error.kind === "costly") return t("Opening this file would take more memory than this site gives to a file.");
  const kind = error instanceof AgeProblem || error instanceof UnreadableFile ? error.kind : "";
  if (kind === "wrong") return t("This key does not open this file. It was locked for another key, or it was changed on the way.");
  if (kind === "odd") return t("This is not a whole key: a letter of it is missing or wrong.");
  if (kind === "damaged") return t("This file is damaged: it was cut or changed on the way. Ask for it once more.");
  return t("This browser could not read the file. Choose it once more.");
}

/** Takes the text, the key and the file off the page. */
function close(): void {
  words.textContent = "";
  part("opened").hidden = true;
  part("copied").textContent = "";
  form.hidden = false;
  clear(form);
}

/** Makes a key and gives its file to the browser to save; what is shown afterwards is its public part. */
async function make(): Promise<void> {
  const { identity, recipient } = await makeKey();
  const print = fingerprint(recipient);
  const about = [`created: ${new Date().toISOString()}`, `public key: ${recipient}`, `compare: ${print}`];
  const file = fileName(t("key"), "txt");
  saveFile(file, "text/plain", `${about.map((line) => `# ${line}\n`).join("")}${identity}\n`);
  part("key-name").textContent = file;
  part("fingerprint").textContent = print;
  part("lines").textContent = `handover:\n  name: ${t("Your name")}\n  recipient: ${recipient}\n`;
  part("key").hidden = false;
  part("key").querySelector("h3")!.focus();
}

const actions: Record<string, () => void | Promise<void>> = {
  print: () => printPage(),
  copy: () => tellCopied(words, part("copied")),
  close: () => {
    close();
    sealed.focus();
  },
  make: async () => {
    part("trouble").textContent = t("One moment");
    await make().then(
      () => (part("trouble").textContent = ""),
      () => (part("trouble").textContent = t("This browser could not make a key. Nothing was saved.")),
    );
  },
  "copy-lines": () => tellCopied(part("lines"), part("lines-copied")),
};

page.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
  if (button) void actions[button.dataset.do!]!();
});
onPassphrase(form, ({ passphrase }) => open(passphrase!), explain);
// Back would bring the page as it was.
addEventListener("pagehide", close);
addExit();
addSearchBoxes();
arrived();
