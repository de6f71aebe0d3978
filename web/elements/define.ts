import type { Text } from '#platform/text.ts'

/** Registers the elements of a door. A browser that fails here still has the plain page. */
export function define(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element)
  }
}

/** Says a text in the language of the page. */
export function sayHere({ vi, en }: Text): string {
  return document.documentElement.lang === 'en' ? en : vi
}

/** A new element with a class and words. */
export function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, words = '') {
  const element = document.createElement(name)
  if (className) element.className = className
  element.textContent = words
  return element
}

/** A button that sends no form. */
export function makeButton(words: string, kind: 'secondary' | 'quiet' = 'secondary'): HTMLButtonElement {
  const button = make('button', `button button-${kind}`, words)
  button.type = 'button'
  return button
}
