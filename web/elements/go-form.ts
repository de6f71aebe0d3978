/** `<go-form>`: taking a choice from the combo box inside goes on at once, as pressing the button would. */
export class GoForm extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', (event) => {
      // The box itself says that a choice was taken; its input also changes when one merely leaves it.
      if (event.target instanceof HTMLElement && event.target.localName === 'combo-box') {
        this.querySelector('form')?.requestSubmit()
      }
    })
  }
}
