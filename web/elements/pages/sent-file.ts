import { make, makeButton, sayHere } from '../define.ts'
import { isKeptHere, placing, type Sending } from './place-file.ts'
import { askHere } from '../ask-here.ts'
import { postFile } from './post-file.ts'

const WORDS = {
  sending: { vi: 'Đang gửi', en: 'Sending' },
  received: { vi: 'Đã nhận', en: 'Received' },
  kept: { vi: 'Đã giữ trên máy, gửi sau hồ sơ', en: 'Kept here, sent behind the dossier' },
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
    const { id, problem } = await (keptHere(file, sending) ?? postFile(file, sending.src, key))
    button.hidden = false
    row.dataset['state'] = id === null ? 'failed' : 'received'
    button.textContent = sayHere(id === null ? WORDS.retry : WORDS.remove)
    press = id === null ? () => void send() : () => row.remove()
    words.textContent =
      id === null ? `${file.name}: ${problem || sayHere(WORDS.failed)}` : toldOf(file, sending)
    if (id !== null) row.append(...placing(id, sending))
  }
  void send()
  return row
}

/** The desk without its line keeps the file by itself; null where the house takes it. */
function keptHere(file: File, { form }: Sending): Promise<{ id: string | null; problem: string }> | null {
  const answer = askHere(form, 'file', file)
  return answer instanceof Promise ? answer : null
}

function toldOf({ name, size }: File, sending: Sending): string {
  const said = sayHere(isKeptHere(sending) ? WORDS.kept : WORDS.received)
  return `${name} · ${Math.max(1, Math.round(size / 1024))} KB · ${said}`
}
