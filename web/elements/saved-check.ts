/** The script of the saved page: it has no server and no network, only the keys written into it. */
import type { Text } from '#platform/text.ts'
import { parseVerifier, type Verifier } from '#platform/tlog/note.ts'
import { judge, type Said } from './check/judge.ts'
import { NOBLE } from './check/noble-algorithms.ts'
import { make } from './define.ts'
import { readPicture, type Seen } from './read-codes.ts'
import { watchCamera } from './watch-camera.ts'

const NO_CODE = {
  vi: 'Không thấy mã QR trong ảnh. Hãy chụp gần hơn, thẳng và đủ sáng.',
  en: 'No QR code was found in the picture. Take it closer, straight and in good light.',
}
const OTHER_CODE = {
  vi: 'Ảnh có mã QR khác, không phải mã “Quét để đối chiếu”. Hãy chụp đúng mã ấy.',
  en: 'The picture has another QR code, not the one that says “Quét để đối chiếu”. Take that one.',
}
const NO_CAMERA = {
  vi: 'Không mở được máy ảnh. Hãy chọn một ảnh chụp của mã.',
  en: 'The camera could not be opened. Choose a picture of the code instead.',
}
const NOTHING = {
  vi: 'Hãy dán nội dung của mã, quét mã hoặc chọn tệp.',
  en: 'Paste what the code says, scan it or choose a file.',
}

function element<Found extends Element>(id: string, kind: new () => Found): Found {
  const found = document.querySelector(`#${id}`)
  if (found instanceof kind) return found
  throw new Error(`the page has no #${id}`)
}

const given = element('given', HTMLTextAreaElement)
const result = element('result', HTMLElement)
const video = element('video', HTMLVideoElement)
const scan = element('scan', HTMLButtonElement)

/** Keys the page was made with, and those its reader added. */
function verifiers(): Verifier[] {
  const own = element('keys', HTMLElement).textContent ?? ''
  const added = element('added', HTMLTextAreaElement).value
  return `${own}\n${added}`.split('\n').flatMap((line) => parseVerifier(NOBLE.sha256, line) ?? [])
}

function say(text: Text, name: 'p' | 'h2' | 'dt' | 'dd' | 'span' = 'p'): HTMLElement {
  const said = make(name, '', text.vi)
  if (text.en !== text.vi) {
    const english = make('span', 'en', text.en)
    english.lang = 'en'
    said.append(' ', english)
  }
  return said
}

function show({ isRight, title, why, facts, events }: Said): void {
  const list = make('dl', '')
  for (const { label, value } of facts) list.append(say(label, 'dt'), say(value, 'dd'))
  const acts = make('ol', '')
  for (const { at, what, position } of events) {
    const line = make('li', '', `${at}: `)
    line.append(say(what, 'span'), make('small', '', ` № ${position}`))
    acts.append(line)
  }
  result.className = isRight ? 'right' : 'wrong'
  result.replaceChildren(say(title, 'h2'), say(why), list, ...(events.length > 0 ? [acts] : []))
  result.focus()
}

function tell(text: Text): void {
  result.className = 'told'
  result.replaceChildren(say(text))
}

/** The proof file that was opened last: codes given after it are looked for in it. */
let proof = ''

function check(text: string): void {
  if (text.trim() === '') return tell(NOTHING)
  if (text.trim().startsWith('{')) proof = text
  else given.value = text
  const both = proof === '' ? { text } : { text: proof, scanned: given.value }
  show(judge(NOBLE, both, verifiers()))
}

element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  check(given.value)
})

/** The code to be checked: a paper has others beside it, such as the one that tracks the dossier. */
const isWanted = (text: string) => /[?&]m=/.test(text)

function take(seen: Seen): void {
  if (seen === 'no_code') tell(NO_CODE)
  else if ('text' in seen) check(seen.text)
  else tell(OTHER_CODE)
}

element('file', HTMLInputElement).addEventListener('change', ({ target }) => {
  const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined
  if (!file) return
  if (file.type.startsWith('image/')) void readPicture(file, isWanted).then(take, () => tell(NO_CODE))
  else void file.text().then(check, () => tell(NO_CODE))
})

let isScanning = false
if ('mediaDevices' in navigator) scan.hidden = false
scan.addEventListener('click', () => {
  isScanning = !isScanning
  video.hidden = !isScanning
  if (!isScanning) return
  void watchUntilWanted()
    .catch(() => tell(NO_CAMERA))
    .finally(() => {
      isScanning = false
      video.hidden = true
    })
})

/** The other codes of a paper pass before the camera too: only the wanted one ends it. */
async function watchUntilWanted(): Promise<void> {
  const seen = await watchCamera(video, { isWanted, isOver: () => !isScanning, isPatient: true })
  if (seen !== null) take(seen)
}
