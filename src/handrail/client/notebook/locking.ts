/** The lock, seen from the notebook: opening it, what can be done with it, and what is left when it cannot be opened. */

import { setLocksWhenAway, locksWhenAway } from "../idle";
import type { Keeping } from "../keeping";
import { printPage } from "../paper";

const find = <E extends HTMLElement>(name: string): E => document.querySelector<E>(`[data-${name}]`)!;
const panel = document.querySelector<HTMLElement>("[data-part=locked]")!;
const away = find<HTMLInputElement>("lock-away");
const code = find("lock-code");

/** What the page around the lock does. */
interface Outside {
  /** Takes everything off the screen and closes the lock. */
  close(): Promise<void>;
  /** Shows the notebook as it is kept now. */
  openUp(): Promise<void>;
}

/** Shows what fits the lock as it is now. */
export async function showLocking(keeping: Keeping, outside: Outside): Promise<void> {
  const isOpen = keeping.place === "locked" && !keeping.isLocked;
  panel.hidden = find("unlock").hidden = !keeping.isLocked;
  const forgotten = find<HTMLDetailsElement>("lock-forgotten");
  forgotten.hidden = !keeping.isLocked;
  if (location.hash === "#forgotten") forgotten.open = true;
  find("lock-recover").hidden = !keeping.hasRecovery;
  find("lock-keeping").hidden = !isOpen;
  code.hidden = true;
  find("code").textContent = "";
  if (keeping.place === "locked") await withLock(keeping, outside);
  if (isOpen) away.checked = await locksWhenAway(keeping);
}

let isWired = false;

/** Makes the forms and buttons work, once there is a lock. */
async function withLock(keeping: Keeping, { close, openUp }: Outside): Promise<void> {
  const { changeTo, deleteLocked, explain, onPassphrase, openWith, recoverWith, recoveryCode } = await keeping.load();
  if (isWired) return;
  isWired = true;
  onPassphrase(find<HTMLFormElement>("unlock"), async ({ passphrase }) => {
    await keeping.changeLock((database, lock) => openWith(database, lock, passphrase!));
    await openUp();
    document.getElementById("find-words")?.focus();
  });
  onPassphrase(find<HTMLFormElement>("lock-change"), ({ old, passphrase }) =>
    keeping.changeLock((database, _, open) => changeTo(database, open, old!, passphrase!)),
  );
  onPassphrase(find<HTMLFormElement>("lock-recovery"), ({ passphrase }) =>
    keeping.changeLock(async (database, _, open) => {
      const made = await recoveryCode(database, open, passphrase!);
      find("code").textContent = made.code;
      code.hidden = false;
      return made.open;
    }),
  );
  onPassphrase(find<HTMLFormElement>("lock-recover"), async ({ code: given, passphrase }) => {
    await keeping.changeLock((database, lock) => recoverWith(database, lock, given!, passphrase!));
    await openUp();
  });
  away.addEventListener("change", () => void setLocksWhenAway(keeping, away.checked));
  const sure = find<HTMLInputElement>("sure");
  const actions: Record<string, () => Promise<void>> = {
    now: close,
    "print-code": async () => {
      document.documentElement.toggleAttribute("data-print-code", true);
      addEventListener("afterprint", () => document.documentElement.removeAttribute("data-print-code"), { once: true });
      printPage();
    },
    off: async () => {
      await keeping.useDevice();
      await openUp();
    },
    delete: async () => {
      await keeping.changeLock((database, lock) => deleteLocked(database, lock));
      sure.checked = false;
      await openUp();
    },
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-lock-do]")) {
    if (button.dataset.lockDo === "delete") sure.addEventListener("change", () => (button.disabled = !sure.checked));
    button.addEventListener("click", () => {
      actions[button.dataset.lockDo!]!().catch((error: unknown) => (find("off-said").textContent = explain(error)));
    });
  }
}
