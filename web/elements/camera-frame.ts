import { make, makeButton, sayHere } from './define.ts'
import { SCAN_WORDS } from './scan-words.ts'

/** Which camera is looked through: the one that looks away first, and each other in turn when its button is pressed. */
export function changing(other: HTMLButtonElement) {
  let [found, at, asked]: [string[], number, boolean] = [[], -1, false]
  other.addEventListener('click', () => (asked = true))
  return {
    isAsked: () => asked,
    next(): string | undefined {
      if (asked) at = (at + 1) % Math.max(1, found.length)
      asked = false
      return found[at]
    },
    /** Their names are told only once one is open. */
    async look(video: HTMLVideoElement): Promise<void> {
      if (found.length > 0) return
      await new Promise((resolve) => video.addEventListener('playing', resolve, { once: true }))
      const devices = await navigator.mediaDevices.enumerateDevices()
      found = devices.flatMap(({ kind, deviceId }) => (kind === 'videoinput' ? [deviceId] : []))
      other.hidden = found.length < 2
    },
  }
}

/** The window with what the camera sees. */
export function cameraFrame() {
  const dialog = make('dialog', 'scan-frame')
  const video = make('video', '')
  const words = make('p', 'field-hint', sayHere(SCAN_WORDS.hold))
  const [close, other] = [makeButton(sayHere(SCAN_WORDS.close)), makeButton(sayHere(SCAN_WORDS.other))]
  words.id = 'o-quet-goi-y'
  dialog.setAttribute('aria-describedby', words.id)
  dialog.ariaLabel = sayHere(SCAN_WORDS.camera)
  Object.assign(video, { muted: true, playsInline: true, ariaLabel: sayHere(SCAN_WORDS.camera) })
  close.autofocus = true
  close.addEventListener('click', () => dialog.close())
  other.hidden = true
  const acts = make('div', 'scan-buttons')
  acts.append(close, other)
  dialog.append(words, video, acts)
  return { dialog, video, other }
}
