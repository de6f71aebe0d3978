type Asked = { readonly asked: unknown; answer: unknown }

/** Asks whether the page answers by itself what a server would; null where nobody does. */
export function askHere(from: Element, what: string, asked: unknown): unknown {
  const detail: Asked = { asked, answer: null }
  from.dispatchEvent(new CustomEvent<Asked>(`haicap-${what}`, { bubbles: true, detail }))
  return detail.answer
}

/** Answers such questions for everything inside an element. */
export function answerHere(inside: Element, what: string, answer: (asked: unknown) => unknown): void {
  inside.addEventListener(`haicap-${what}`, (event) => {
    if (!(event instanceof CustomEvent)) return
    const detail: Asked = event.detail
    detail.answer = answer(detail.asked)
  })
}
