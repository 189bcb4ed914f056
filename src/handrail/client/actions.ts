/** What the buttons at the foot of a worksheet do. */

import { collect } from "./answers";
import { asBackup } from "./backup";
import { newEntry } from "./entry";
import { saveFile, fileName } from "./file";
import { t } from "./messages";
import { printBlank, printPage } from "./paper";
import type { Sheet } from "./sheet";
import type { StatusLine } from "./status";
import type { Entry } from "./store";
import { entryAsText } from "./textfile";
import { toldSheet } from "./told";

/** Ways to work on the store: a fault is shown, and nothing on the screen is left behind. */
export interface Work {
  attempt(work: () => Promise<void>): Promise<boolean>;
  change(to: () => Promise<Entry | undefined>): Promise<void>;
}

/** Makes the buttons and their menu work. */
export function addActions(form: HTMLFormElement, sheet: Sheet, status: StatusLine, { attempt, change }: Work): void {
  const undo = document.querySelector<HTMLButtonElement>("[data-do=undo]")!;
  /** What was deleted on this page, the newest last; each can be put back while the page is open. */
  const gone: Entry[] = [];

  const actions: Record<string, () => void> = {
    print: () => printPage(),
    large: () => printPage("large"),
    blank: () => void attempt(() => printBlank(sheet)),
    file: () => {
      const entry = { ...(sheet.entry ?? { created: Date.now() }), answers: collect(form) };
      saveFile(fileName(sheet.worksheet, "txt"), "text/plain", entryAsText(toldSheet(), entry));
    },
    notebook: () => {
      const entry = { ...(sheet.entry ?? newEntry(sheet.worksheet)), answers: collect(form) };
      saveFile(fileName(sheet.worksheet, "json"), "application/json", asBackup([entry]));
    },
    here: () =>
      void attempt(async () => {
        await sheet.writeHere();
        form.querySelector<HTMLElement>("input, textarea")?.focus();
      }),
    new: () => {
      forgetAddress();
      void change(async () => undefined);
    },
    copy: () =>
      void attempt(async () => {
        if (!(await sheet.flush())) return;
        forgetAddress();
        sheet.copy();
        form.querySelector<HTMLElement>("input, textarea")?.focus();
      }),
    delete: () =>
      void attempt(async () => {
        forgetAddress();
        const entry = await sheet.remove();
        if (!entry) return;
        gone.push(entry);
        undo.hidden = false;
        status.show(t("Deleted"));
        undo.focus();
      }),
    undo: () =>
      void attempt(async () => {
        const entry = gone[gone.length - 1];
        if (!entry || !(await sheet.flush())) return;
        await sheet.putBack(entry);
        gone.pop();
        undo.hidden = !gone.length;
        form.querySelector<HTMLElement>("input, textarea")?.focus();
      }),
    done: () =>
      void attempt(async () => {
        await sheet.flush();
        document.getElementById("way-down")!.focus();
      }),
  };

  const menu = document.querySelector<HTMLDetailsElement>(".status details");
  for (const button of document.querySelectorAll<HTMLElement>("[data-do]")) {
    button.addEventListener("click", () => {
      if (menu?.contains(button)) menu.open = false;
      actions[button.dataset.do ?? ""]?.();
    });
  }
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

function forgetAddress(): void {
  history.replaceState(null, "", location.pathname);
}
