import { make, sayHere } from '../define.ts'
import { showProposal } from './proposal.ts'

const WORDS = {
  which: { vi: 'Đây là giấy tờ nào', en: 'Which paper is it' },
  choose: { vi: 'Chọn giấy tờ', en: 'Choose the paper' },
}

/** Where files go, and under which name of the form their ids. */
export type Sending = {
  readonly src: string
  /** `checklist`: the group of the form whose lines are the papers. */
  readonly name: string
  readonly procedure: string
  readonly form: HTMLFormElement
}

/** Whether files are kept on this device until its line is back. */
export function isKeptHere({ form }: Sending): boolean {
  return form.closest('offline-desk') !== null
}

/** Which line of the checklist the file belongs to: somebody chooses, and the form asks until he has. */
export function placing(id: string, sending: Sending): HTMLElement[] {
  const { name, procedure, form, src } = sending
  const [hidden, label, select] = [make('input', ''), make('label', 'field-label'), make('select', 'input')]
  hidden.type = 'hidden'
  hidden.value = id
  select.id = `o-giay-to-${id}`
  select.required = true
  label.htmlFor = select.id
  label.textContent = sayHere(WORDS.which)
  const lines = () => linesOf(form, name)
  // Answers given meanwhile may have changed which papers are asked for.
  const fill = () => {
    const chosen = select.value
    const options = lines().map(({ key, words }) => new Option(words, key))
    select.replaceChildren(new Option(sayHere(WORDS.choose), ''), ...options)
    select.value = chosen
  }
  fill()
  select.addEventListener('focus', fill)
  const place = () => {
    hidden.name = select.value === '' ? '' : `${name}.${select.value}.paper_ids`
    const box = lines().find(({ key }) => key === select.value)?.box
    if (!box || box.checked) return
    box.checked = true
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
  select.addEventListener('change', place)
  const [only, another] = lines()
  if (only && !another) select.value = only.key
  place()
  // What the paper seems to be is read by the house.
  if (isKeptHere(sending)) return [hidden, label, select]
  const proposed = make('div', 'scan-proposed')
  void showProposal(proposed, { src: `${src}/${id}/proposal?procedure=${procedure}`, select, form })
  return [hidden, label, select, proposed]
}

function linesOf(form: HTMLFormElement, name: string) {
  const boxes = form.querySelectorAll<HTMLInputElement>(`input[name^="${CSS.escape(name)}."][name$=".has"]`)
  return [...boxes].map((box) => ({
    box,
    key: box.name.slice(name.length + 1, -'.has'.length),
    words: box.labels?.[0]?.textContent?.trim() ?? box.name,
  }))
}
