/** How a reader likes the pages, remembered for this browser. It holds no words of theirs. */

export function preferred(name: string): string | null {
  try {
    return localStorage.getItem(`handrail:${name}`);
  } catch {
    return null;
  }
}

export function prefer(name: string, value: string): void {
  try {
    localStorage.setItem(`handrail:${name}`, value);
  } catch {
    /* Storage is off: it holds for this page. */
  }
}
