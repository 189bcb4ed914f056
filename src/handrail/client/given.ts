/** The pages that a handout may name, as the build has written them into the page, and an element for one of them. */

import { el } from "./dom";

export interface Known {
  /** Its address, seen from this page. */
  at: string;
  title: string;
  /** Its kind, and how long it takes. */
  label: string;
  /** When it is for, of a worksheet. */
  when: string;
  /** Whether its title is what somebody says. */
  said: boolean;
}

/** By slug, and by every slug that a page had before. */
export function knownPages(): Map<string, Known> {
  const block = document.getElementById("handout-pages")!;
  return new Map(Object.entries(JSON.parse(block.textContent!) as Record<string, Known>));
}

export const titleOf = ({ title, said }: Known): HTMLElement | string => (said ? el("q", {}, title) : title);
