/**
 * Leaving at once: the "Leave" link, or Shift three times. The page goes blank before anything is asked of the
 * network, and the browser's Back does not return to it. Without script the link is a plain link.
 */

const KEY = "Shift";
const TIMES = 3;
/** How long one press may come after another, in milliseconds: as long as GOV.UK's component gives (decision 0025). */
const BETWEEN = 5000;

function leave(href: string): void {
  document.documentElement.hidden = true;
  document.title = "";
  document.body.remove();
  try {
    sessionStorage.clear();
  } catch {
    /* Storage is off; there is nothing to clear. */
  }
  // The key keeper closes the lock for every page.
  navigator.serviceWorker?.controller?.postMessage({ does: "forget" });
  location.replace(href);
}

/** Makes every way out work. */
export function addExit(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-leave]");
  if (!link) return;
  const { href } = link;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(href);
  });
  let [pressed, last] = [0, 0];
  // Held with another key or while pointing, Shift selects, writes capitals or changes the keyboard's language.
  let alone = false;
  addEventListener("pointerdown", () => (alone = false));
  addEventListener("keydown", (event) => {
    alone = event.key === KEY && !event.altKey && !event.ctrlKey && !event.metaKey;
  });
  addEventListener("keyup", (event) => {
    const isNext = event.timeStamp - last < BETWEEN;
    pressed = !alone || event.key !== KEY ? 0 : isNext ? pressed + 1 : 1;
    last = event.timeStamp;
    if (pressed === TIMES) leave(href);
  });
}
