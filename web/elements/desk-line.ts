import type { DeskData } from '../counter/desk-data.ts'
import { make, sayHere } from './define.ts'
import { countLeft, renewLeases } from './offline/lease.ts'
import { listItems, whenChanged } from './offline/outbox.ts'
import { sendWaiting } from './offline/send-waiting.ts'
import { isTooOld } from './offline/ready.ts'
import { houseNow, keepData, rightHere } from './offline/vault.ts'

const FRESH_MS = 30 * 60_000
const PAGE = '/quay/mat-mang'
const TOO_OLD = {
  vi: 'Trình duyệt này quá cũ: mất kết nối thì không tiếp nhận được trên máy. Hãy dùng Chrome, Edge hoặc Cốc Cốc bản mới.',
  en: 'This browser is too old to take anything in without the line. Use a recent Chrome, Edge or Cốc Cốc.',
}

/**
 * `<desk-line src officer>`: keeps the desk ready for when its line is cut (the worker, what the screens need, a block of
 * codes), sends what was taken in meanwhile, and says both in one line.
 */
export class DeskLine extends HTMLElement {
  connectedCallback(): void {
    if (isTooOld()) return this.#say(sayHere(TOO_OLD))
    whenChanged(() => void this.#tell())
    window.addEventListener('online', () => void this.#work())
    void this.#work()
  }

  async #work(): Promise<void> {
    try {
      await navigator.serviceWorker.register('/quay/sw.js', { scope: '/quay/' })
      await this.#refresh()
      await renewLeases(houseNow())
      await sendWaiting()
    } catch {
      // The line is gone: what is here already serves.
    }
    await this.#tell()
  }

  /** What is kept belongs to whoever is signed in, and is not older than half an hour. */
  async #refresh(): Promise<void> {
    const right = await rightHere()
    const officer = this.getAttribute('officer')
    if (right?.officer === officer && Date.now() - right.made < FRESH_MS) return
    const asked = Date.now()
    const answer = await fetch(this.getAttribute('src') ?? '')
    if (!answer.ok) return
    // Our own server's words, of the type it is written in.
    await keepData((await answer.json()) as DeskData, asked)
  }

  async #tell(): Promise<void> {
    const [right, left, items] = await Promise.all([rightHere(), countLeft('codes', houseNow()), listItems()])
    const count = (state: string) => items.filter((one) => one.state === state).length
    const [waiting, refused] = [count('waiting'), count('refused')]
    const until = right ? clockOf(right.until) : ''
    const parts = [
      right && left > 0
        ? sayHere({
            vi: `Mất kết nối vẫn tiếp nhận được đến ${until}`,
            en: `Intake goes on without the line until ${until}`,
          })
        : sayHere({ vi: 'Chưa sẵn sàng khi mất kết nối', en: 'Not ready for a cut line' }),
      waiting > 0 ? sayHere({ vi: `${waiting} việc chờ gửi`, en: `${waiting} waiting to be sent` }) : '',
      refused > 0 ? sayHere({ vi: `${refused} việc bị từ chối`, en: `${refused} refused` }) : '',
    ]
    this.#say(parts.filter(Boolean).join(' · '))
  }

  #say(words: string): void {
    const link = make('a', '', words)
    link.href = PAGE
    const line = make('p', 'desk-line')
    line.append(link)
    this.replaceChildren(line)
  }
}

/** The hour of a moment as the wall clock shows it here. */
function clockOf(moment: string): string {
  return new Intl.DateTimeFormat('vi', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(moment))
}
