/**
 * The packet: the pages of a handout, fetched and put behind it, so that they come out of the printer together.
 *
 * A request parses each page as a document in which no script runs; its parts are moved here as nodes, never as text.
 * On the screen the packet is not shown.
 */

import { el } from "./dom";

/** What has no use on paper. */
const UNUSED = "script, noscript, template, dialog, .needs-script, .onward, .neighbours";

/** Puts the pages at these addresses behind the handout. Rejects when one of them cannot be had. */
export async function gatherPacket(addresses: string[]): Promise<void> {
  const pages = await Promise.all(addresses.map(fetchPage));
  await Promise.all(pages.flatMap(stylesOf).map(useStyle));
  document.querySelector(".packet")?.remove();
  document.getElementById("main")!.append(el("div", { className: "packet" }, ...pages.map(article)));
}

function fetchPage(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onload = () => {
      const page = request.status === 200 ? request.responseXML : null;
      if (page?.querySelector("main")) resolve(page);
      else reject(new Error(`${address}: ${request.status}`));
    };
    request.onerror = () => reject(new Error(address));
    request.open("GET", address);
    request.send();
  });
}

function article(page: Document): HTMLElement {
  const main = document.importNode(page.querySelector("main")!, true);
  for (const unused of main.querySelectorAll(UNUSED)) unused.remove();
  // An empty day or time would show its form, which is in the way of a pen.
  for (const box of main.querySelectorAll<HTMLInputElement>("[type=date], [type=time], [type=datetime-local]")) box.dataset.blank = "";
  return el("article", {}, ...main.childNodes);
}

/** The styles of a page's field types; those of every page are here already. */
function stylesOf(page: Document): string[] {
  return [...page.querySelectorAll<HTMLLinkElement>("head > link[rel=stylesheet]")].map(({ href }) => href);
}

function useStyle(href: string): Promise<void> {
  if ([...document.querySelectorAll("link")].some((link) => link.href === href)) return Promise.resolve();
  return new Promise((done) => {
    const link = el("link", { rel: "stylesheet", href, onload: () => done(), onerror: () => done() });
    document.head.append(link);
  });
}
