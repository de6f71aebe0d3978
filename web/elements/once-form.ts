/**
 * `<once-form>`: a form inside is sent once, however often one presses. Its key stays the same, so that even a
 * second request would be answered with the first one's answer.
 */
export class OnceForm extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => this.#submit(event))
    // Coming back through the browser's memory finds the form usable again.
    window.addEventListener('pageshow', () => this.#release())
  }

  #submit(event: SubmitEvent): void {
    if (this.hasAttribute('data-sent')) {
      event.preventDefault()
      return
    }
    this.setAttribute('data-sent', '')
    event.submitter?.setAttribute('aria-disabled', 'true')
    // A download or a lost connection leaves the page standing: let people try again.
    setTimeout(() => this.#release(), 15_000)
  }

  #release(): void {
    this.removeAttribute('data-sent')
    for (const button of this.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
  }
}
