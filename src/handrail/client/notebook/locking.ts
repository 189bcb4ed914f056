/** The lock, seen from the notebook: opening it, what can be done with it, and what is left when it cannot be opened. */

import { setLocksWhenAway, locksWhenAway } from "../idle";
import type { Keeping } from "../keeping";
import { printPage } from "../paper";
import { explain, onPassphrase } from "../passphrase";

const find = <E extends HTMLElement>(name: string): E => document.querySelector<E>(`[data-${name}]`)!;
const panel = document.querySelector<HTMLElement>("[data-part=locked]")!;
const away = find<HTMLInputElement>("lock-away");
const code = find("lock-code");

/** Shows what fits the lock as it is now. */
export async function showLocking(keeping: Keeping): Promise<void> {
  const isOpen = keeping.place === "locked" && !keeping.isLocked;
  panel.hidden = find("unlock").hidden = !keeping.isLocked;
  const forgotten = find<HTMLDetailsElement>("lock-forgotten");
  forgotten.hidden = !keeping.isLocked;
  if (location.hash === "#forgotten") forgotten.open = true;
  find("lock-recover").hidden = !keeping.hasRecovery;
  find("lock-keeping").hidden = !isOpen;
  code.hidden = true;
  find("code").textContent = "";
  if (isOpen) away.checked = await locksWhenAway(keeping);
}

/** Makes the forms and buttons work. */
export function addLocking(keeping: Keeping, { close, openUp }: { close(): Promise<void>; openUp(): Promise<void> }): void {
  onPassphrase(find<HTMLFormElement>("unlock"), keeping, async ({ passphrase }) => {
    await keeping.unlock(passphrase!);
    await openUp();
    document.getElementById("find-words")?.focus();
  });
  onPassphrase(find<HTMLFormElement>("lock-change"), keeping, ({ old, passphrase }) => keeping.changePassphrase(old!, passphrase!));
  onPassphrase(find<HTMLFormElement>("lock-recovery"), keeping, async ({ passphrase }) => {
    find("code").textContent = await keeping.recoveryCode(passphrase!);
    code.hidden = false;
  });
  onPassphrase(find<HTMLFormElement>("lock-recover"), keeping, async ({ code: given, passphrase }) => {
    await keeping.recover(given!, passphrase!);
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
      await keeping.deleteLocked();
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
