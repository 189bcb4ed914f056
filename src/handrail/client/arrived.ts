/**
 * Takes away what a page says while its script has not arrived. Each script that a page cannot do without calls this last,
 * so the words stay when something before it failed, such as in a browser that is too old.
 */
export function arrived(): void {
  document.getElementById("not-arrived")?.remove();
}
