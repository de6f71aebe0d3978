import { make, makeButton, sayHere } from '../define.ts'
import { placing, type Sending } from './place-file.ts'
import { postFile } from './post-file.ts'

const WORDS = {
  sending: { vi: 'Đang gửi', en: 'Sending' },
  received: { vi: 'Đã nhận', en: 'Received' },
  failed: {
    vi: 'Không gửi được. Kiểm tra mạng rồi thử lại.',
    en: 'Not sent. Check the connection and try again.',
  },
  retry: { vi: 'Thử lại', en: 'Try again' },
  remove: { vi: 'Bỏ tệp', en: 'Remove' },
}

/** A row for one file: it is sent, then somebody says which paper it is; the form carries its id to that line. */
export function sendFile(file: File, sending: Sending): HTMLElement {
  const row = make('div', 'upload-row')
  const words = make('span', 'upload-words')
  const button = makeButton('', 'quiet')
  words.setAttribute('role', 'status')
  row.append(words, button)
  const key = crypto.randomUUID()
  let press = () => {}
  button.addEventListener('click', () => press())
  const send = async () => {
    row.dataset['state'] = 'sending'
    words.textContent = `${sayHere(WORDS.sending)} ${file.name}`
    button.hidden = true
    const { id, problem } = await postFile(file, sending.src, key)
    button.hidden = false
    row.dataset['state'] = id === null ? 'failed' : 'received'
    button.textContent = sayHere(id === null ? WORDS.retry : WORDS.remove)
    press = id === null ? () => void send() : () => row.remove()
    words.textContent = id === null ? `${file.name}: ${problem || sayHere(WORDS.failed)}` : toldOf(file)
    if (id !== null) row.append(...placing(id, sending))
  }
  void send()
  return row
}

function toldOf({ name, size }: File): string {
  return `${name} · ${Math.max(1, Math.round(size / 1024))} KB · ${sayHere(WORDS.received)}`
}
