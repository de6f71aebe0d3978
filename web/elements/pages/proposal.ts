import { make, makeButton, sayHere } from '../define.ts'

type Proposal = {
  readonly kind: { readonly key: string; readonly line: string } | null
  readonly fields: readonly { readonly what: string; readonly value: string }[]
}
type Showing = { readonly src: string; readonly select: HTMLSelectElement; readonly form: HTMLFormElement }

const WORDS = {
  reading: {
    vi: 'Đang đọc chữ trên giấy để gợi ý; bạn không cần chờ.',
    en: 'Reading the paper to make a suggestion; you need not wait.',
  },
  seems: { vi: 'Có vẻ là', en: 'It seems to be' },
  because: { vi: 'vì trên giấy ghi', en: 'because it says' },
  notAsked: {
    vi: 'Với các câu trả lời hiện nay, thủ tục không hỏi giấy này.',
    en: 'With the present answers the procedure does not ask for it.',
  },
  right: { vi: 'Đúng giấy này', en: 'Yes, that one' },
  fill: { vi: 'Điền vào chủ hồ sơ', en: 'Fill in for the principal' },
  check: {
    vi: 'Máy đọc có thể sai: hãy so với giấy trước khi dùng.',
    en: 'It may be misread: compare with the paper before you use it.',
  },
}
const FIELDS: Readonly<Record<string, { vi: string; en: string }>> = {
  full_name: { vi: 'Họ và tên', en: 'Full name' },
  personal_number: { vi: 'Số định danh', en: 'Personal number' },
  birth_on: { vi: 'Ngày sinh', en: 'Date of birth' },
  paper_number: { vi: 'Số của giấy', en: 'Number of the paper' },
  issued_on: { vi: 'Ngày của giấy', en: 'Date of the paper' },
}

/** Asks what a sent file seems to be and say, and offers it; nothing is chosen or filled in unless somebody presses. */
export async function showProposal(place: HTMLElement, showing: Showing): Promise<void> {
  const words = make('p', 'field-hint', sayHere(WORDS.reading))
  words.setAttribute('role', 'status')
  place.append(words)
  const proposal = await ask(showing.src)
  const rows = [
    ...(proposal ? kindRow(proposal, showing) : []),
    ...(proposal?.fields ?? []).map((one) => fieldRow(one, showing)),
  ]
  words.textContent = rows.length > 0 ? sayHere(WORDS.check) : ''
  words.hidden = rows.length === 0
  const list = make('ul', 'scan-suggestions')
  list.append(...rows)
  if (rows.length > 0) place.append(list)
}

async function ask(src: string): Promise<Proposal | null> {
  try {
    const answer = await fetch(src, { headers: { accept: 'application/json' } })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

function kindRow({ kind }: Proposal, { select }: Showing): HTMLElement[] {
  const option = kind && [...select.options].find(({ value }) => value === kind.key)
  if (!kind) return []
  if (!option) return [rowOf(`${sayHere(WORDS.seems)}: “${kind.line}”. ${sayHere(WORDS.notAsked)}`)]
  const words = `${sayHere(WORDS.seems)}: ${option.text} (${sayHere(WORDS.because)} “${kind.line}”)`
  const button = makeButton(sayHere(WORDS.right))
  button.addEventListener('click', () => {
    select.value = kind.key
    select.dispatchEvent(new Event('change', { bubbles: true }))
    button.disabled = true
    select.focus()
  })
  return [rowOf(words, button)]
}

function fieldRow({ what, value }: Proposal['fields'][number], { form }: Showing): HTMLElement {
  const shown = /^\d{4}-\d\d-\d\d$/.test(value) ? value.split('-').reverse().join('/') : value
  const label = FIELDS[what]
  const row = rowOf(`${label ? sayHere(label) : what}: ${shown}`)
  const field = form.querySelector<HTMLInputElement>(`[name="principal.${CSS.escape(what)}"]`)
  if (!field) return row
  const button = makeButton(sayHere(WORDS.fill), 'quiet')
  button.ariaLabel = `${sayHere(WORDS.fill)}: ${shown}`
  button.addEventListener('click', () => {
    field.value = shown
    field.dispatchEvent(new Event('change', { bubbles: true }))
    field.focus()
  })
  row.append(button)
  return row
}

function rowOf(words: string, ...more: HTMLElement[]): HTMLElement {
  const row = make('li', '')
  row.append(make('span', '', words), ...more)
  return row
}
