/** Making elements. Text reaches a page as text nodes only. */

type Settable<E> = Partial<Omit<E, "innerHTML" | "outerHTML">>;

/** An element with its properties and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Settable<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
