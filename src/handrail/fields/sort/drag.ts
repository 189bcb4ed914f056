/**
 * Dragging things between bins: with a mouse by the whole thing, with a finger by its grip, so that the page still
 * scrolls. Near an edge of the screen the page moves along. Buttons do the same without dragging.
 */

/** A shorter way is a press, not a drag; in pixels. */
const SLACK = 6;
/** How near to an edge of the screen the page begins to move, and how far at a time, in pixels. */
const EDGE = 110;
const STEP = 7;

/** Lets things be dragged; `drop` is told where one was let go. */
export function addDragging(root: HTMLElement, drop: (thing: HTMLElement, bin: HTMLElement) => void): void {
  let thing: HTMLElement | undefined;
  let isMoving = false;
  let from = { x: 0, y: 0 };
  let at = { x: 0, y: 0 };

  const binUnder = (): HTMLElement | undefined => {
    const bin = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-bin]");
    return bin && root.contains(bin) ? bin : undefined;
  };
  const follow = (): void => {
    thing!.style.transform = `translate(${at.x - from.x}px, ${at.y + scrollY - from.y}px)`;
    const over = binUnder();
    for (const bin of root.querySelectorAll("[data-bin]")) bin.toggleAttribute("data-over", bin === over);
  };
  const moveAlong = (): void => {
    if (!isMoving) return;
    const step = at.y < EDGE ? -STEP : at.y > innerHeight - EDGE ? STEP : 0;
    if (step) {
      scrollBy(0, step);
      follow();
    }
    requestAnimationFrame(moveAlong);
  };
  const end = (): void => {
    if (isMoving) {
      thing!.style.transform = "";
      thing!.removeAttribute("data-dragged");
      for (const bin of root.querySelectorAll("[data-over]")) bin.removeAttribute("data-over");
    }
    thing = undefined;
    isMoving = false;
  };

  root.addEventListener("pointerdown", ({ target, button, isPrimary, pointerType, clientX, clientY }) => {
    if (!(target instanceof Element) || button || !isPrimary || target.closest("button, input")) return;
    if (pointerType !== "mouse" && !target.closest("[data-grip]")) return;
    thing = target.closest<HTMLElement>("[data-thing]") ?? undefined;
    from = { x: clientX, y: clientY + scrollY };
  });
  root.addEventListener("pointermove", ({ clientX, clientY, pointerId }) => {
    if (!thing) return;
    at = { x: clientX, y: clientY };
    if (!isMoving) {
      if (Math.hypot(at.x - from.x, at.y + scrollY - from.y) < SLACK) return;
      isMoving = true;
      root.setPointerCapture(pointerId);
      getSelection()?.removeAllRanges();
      thing.setAttribute("data-dragged", "");
      requestAnimationFrame(moveAlong);
    }
    follow();
  });
  root.addEventListener("pointerup", () => {
    const [dropped, bin] = [isMoving ? thing : undefined, isMoving ? binUnder() : undefined];
    end();
    if (dropped && bin) drop(dropped, bin);
  });
  root.addEventListener("pointercancel", end);
  root.addEventListener("keydown", ({ key }) => key === "Escape" && end());
}
