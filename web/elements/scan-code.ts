/** The program that reads codes by the camera or from a picture: fetched when somebody asks for it. */
import { cameraFrame, changing } from './camera-frame.ts'
import { sayHere } from './define.ts'
import { readPicture, type Seen } from './read-codes.ts'
import { SCAN_WORDS } from './scan-words.ts'
import { watchCamera } from './watch-camera.ts'

/** What becomes of a code that was seen, and where problems are told. */
export type Scanning = {
  readonly takeCode: (code: string) => void
  readonly tell: (words: string, isBad?: boolean) => void
}

/** Reads the code in a picture, on this device. */
export async function scanPicture(scanning: Scanning, file: File): Promise<void> {
  scanning.tell(sayHere(SCAN_WORDS.looking), false)
  const seen = await readPicture(file, isLikely).catch(() => null)
  if (seen === null) scanning.tell(sayHere(SCAN_WORDS.noPicture))
  else take(scanning, seen)
}

/** Looks through the camera in a window of its own; closing it leads back to the button that was pressed. */
export async function scanByCamera(scanning: Scanning, pressed: HTMLElement): Promise<void> {
  if (!('mediaDevices' in navigator)) return scanning.tell(sayHere(SCAN_WORDS.unsafe))
  const { dialog, video, other } = cameraFrame()
  let isOver = false
  dialog.addEventListener('close', () => (isOver = true))
  document.body.append(dialog)
  dialog.showModal()
  const cameras = changing(other)
  try {
    for (let turn = cameras.next(); !isOver; turn = cameras.next()) {
      const watching = { isWanted: isLikely, isOver: () => isOver || cameras.isAsked(), camera: turn }
      const watched = watchCamera(video, watching)
      void cameras.look(video)
      const seen = await watched
      if (seen === null) continue
      dialog.close()
      return take(scanning, seen)
    }
    pressed.focus()
  } catch (error) {
    dialog.close()
    scanning.tell(sayHere(problem(error)))
    pressed.focus()
  } finally {
    isOver = true
    dialog.remove()
  }
}

function take({ takeCode, tell }: Scanning, seen: Seen): void {
  if (seen === 'no_code') tell(sayHere(SCAN_WORDS.noCode))
  else takeCode('text' in seen ? seen.text : seen.other)
}

/** A card's bars, or as many digits as a code of a business has: other codes on the same paper come second. */
function isLikely(text: string): boolean {
  return text.includes('|') || /\d{10}/.test(text)
}

function problem(error: unknown) {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return SCAN_WORDS.refused
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? SCAN_WORDS.none : SCAN_WORDS.busy
}
