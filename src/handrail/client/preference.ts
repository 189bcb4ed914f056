/** Small things remembered for this browser, such as how a reader likes the pages. They hold no words of theirs. */

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

export function forget(name: string): void {
  try {
    localStorage.removeItem(`handrail:${name}`);
  } catch {
    /* Storage is off: nothing was kept. */
  }
}
