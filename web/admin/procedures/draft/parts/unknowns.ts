import type { Text } from '#platform/text.ts'
import { ask, pair, slot } from '../block.ts'
import { listAt, textAt } from '../pointer.ts'
import { listPart } from './list-part.ts'

const PLACES: Readonly<Record<string, Text>> = {
  '/limits': { vi: 'Thời hạn', en: 'Time limits' },
  '/papers': { vi: 'Giấy tờ', en: 'Papers' },
  '/fees': { vi: 'Phí, lệ phí', en: 'Fees' },
  '/channels': { vi: 'Cách nộp', en: 'Ways to file' },
  '/applicants': { vi: 'Ai được làm', en: 'Who may apply' },
  '/result': { vi: 'Kết quả', en: 'Result' },
  '/competent': { vi: 'Cơ quan giải quyết', en: 'Competent body' },
  '/budgets': { vi: 'Thời gian các bước', en: 'Time of the steps' },
  '/steps': { vi: 'Các bước', en: 'Steps' },
  '/legal_basis': { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  '/published_by': { vi: 'Quyết định công bố', en: 'Publishing decision' },
}

/** The place a note is about: a whole part, or one of its rows. */
function placeText(at: string): Text {
  const [, list = '', row] = at.split('/')
  const place = PLACES[`/${list}`] ?? { vi: at, en: at }
  return row === undefined
    ? place
    : { vi: `${place.vi}, dòng ${Number(row) + 1}`, en: `${place.en}, row ${Number(row) + 1}` }
}

/** Every place a note may be about: the parts, the rows of those that are lists, and the place it has now. */
function placesOf(definition: unknown, now: string) {
  const all = Object.keys(PLACES).flatMap((at) => [
    at,
    ...listAt(definition, at).map((_, row) => `${at}/${row}`),
  ])
  return [...new Set([...all, ...(now ? [now] : [])])].map((value) => ({ value, label: placeText(value) }))
}

/** Điều chưa rõ: what nobody has confirmed; shown as such to everybody, never guessed. */
export const unknowns = listPart({
  slug: 'chua-ro',
  title: { vi: 'Điều chưa rõ', en: 'Not confirmed' },
  lead: {
    vi: 'Những điều chưa ai xác nhận được nói rõ là chưa biết. Đã xác nhận thì bỏ dòng đó.',
    en: 'What nobody has confirmed is said to be unknown. Once confirmed, remove its line.',
  },
  at: '/unknown',
  one: { vi: 'Điều chưa rõ', en: 'Not confirmed' },
  add: { vi: 'Thêm điều chưa rõ', en: 'Add what is not confirmed' },
  tell: (item) => ({
    title: placeText(textAt(item, '/at')),
    facts: [{ vi: textAt(item, '/note/vi'), en: textAt(item, '/note/en') }],
  }),
  groups: ({ definition }, place) => {
    const now = place === null ? '' : textAt(definition, `/unknown/${place}/at`)
    return [
      {
        key: 'main',
        title: { vi: 'Điều chưa rõ', en: 'Not confirmed' },
        blocks: [
          slot(
            '/at',
            ask(['at', 'choice'], { vi: 'Ở đâu', en: 'Where' }, { choices: placesOf(definition, now) }),
          ),
          ...pair('/note', { vi: 'Chưa rõ điều gì', en: 'What is not known' }, { long: true }),
        ],
      },
    ]
  },
  fresh: () => ({}),
})
