import { make, sayHere } from './define.ts'

const WIDTH = 600
const HEIGHT = 200
const SIGN = {
  vi: 'Khung ký: ký bằng bút, ngón tay hoặc chuột',
  en: 'Sign here with a pen, a finger or the mouse',
}
const AGAIN = { vi: 'Ký lại', en: 'Sign again' }

/**
 * `<sign-box>` around the choice of how somebody signed: adds a box to sign in, whose strokes go into its hidden field as the
 * path of an SVG. Without a script, or by keyboard, one chooses “signed on paper”.
 */
export class SignBox extends HTMLElement {
  #strokes = ''

  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>('input[type=hidden]')
    if (!field || this.querySelector('canvas')) return
    const canvas = make('canvas', 'sign-box')
    canvas.width = WIDTH
    canvas.height = HEIGHT
    canvas.role = 'img'
    canvas.ariaLabel = sayHere(SIGN)
    const again = make('button', 'button button-quiet', sayHere(AGAIN))
    again.type = 'button'
    again.addEventListener('click', () => this.#set(canvas, field, ''))
    let isDown = false
    canvas.addEventListener('pointerdown', (event) => {
      isDown = true
      canvas.setPointerCapture(event.pointerId)
      this.#set(canvas, field, `${this.#strokes} M${placeOf(canvas, event)}`)
      const drawn = this.querySelector<HTMLInputElement>('input[value=drawn]')
      if (drawn) drawn.checked = true
    })
    canvas.addEventListener('pointermove', (event) => {
      if (isDown) this.#set(canvas, field, `${this.#strokes} L${placeOf(canvas, event)}`)
    })
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => (isDown = false))
    this.append(make('p', 'muted', sayHere(SIGN)), canvas, again)
    this.#set(canvas, field, field.value)
  }

  #set(canvas: HTMLCanvasElement, field: HTMLInputElement, strokes: string): void {
    this.#strokes = strokes.trim()
    field.value = this.#strokes
    const pen = canvas.getContext('2d')
    if (!pen) return
    pen.clearRect(0, 0, WIDTH, HEIGHT)
    pen.lineWidth = 3
    pen.lineCap = 'round'
    pen.stroke(new Path2D(this.#strokes))
  }
}

function placeOf(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): string {
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const x = Math.round(((clientX - left) / width) * WIDTH)
  const y = Math.round(((clientY - top) / height) * HEIGHT)
  return `${Math.min(WIDTH, Math.max(0, x))} ${Math.min(HEIGHT, Math.max(0, y))}`
}
