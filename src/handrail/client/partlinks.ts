/** A small button at every heading of a page that explains something, which copies a link to that part. */

import { copyText } from "./copy";
import { el } from "./dom";
import { t } from "./messages";

const KINDS = ["about", "area", "concept", "reframe", "pathway"];

export function addPartLinks(): void {
  if (!KINDS.includes(document.documentElement.dataset.page ?? "")) return;
  const said = el("p", { className: "unseen" });
  said.setAttribute("role", "status");
  document.getElementById("main")!.append(said);
  for (const heading of document.querySelectorAll<HTMLElement>("main h2[id]")) {
    const words = t("Copy a link to “%(part)s”", { part: heading.textContent! });
    const button = el("button", { type: "button", className: "part-link", title: words }, "#");
    button.setAttribute("aria-label", words);
    button.addEventListener("click", async () => {
      // Where the clipboard is out of reach, the link stands in the address bar all the same.
      history.replaceState(null, "", `#${heading.id}`);
      said.textContent = (await copyText(location.href)) ? t("Copied.") : t("The link to this part is in the address bar now.");
    });
    heading.after(button);
  }
}
