import { fieldsOfForm } from '#modules/forms'
import { DATABASES, type Catalogue, type PaperRule } from '#modules/procedures'
import { fold, type Text } from '#platform/text.ts'
import { AS_TEXT } from '../../../../citizen/seven-parts.tsx'
import { DATABASE_TEXT } from '../../../../versions/definition-words.ts'
import { ask, type Block, choicesOf, namedAt, oneOf, pair, slot } from '../block.ts'
import { conditionBlock } from '../condition-block.ts'
import { asCondition, conditionText } from '../condition-words.ts'
import type { EntryGroup } from '../entry.ts'
import { keyBlock } from '../key-block.ts'
import type { DraftContext, Line } from '../part.ts'
import { listAt, textAt, valueAt } from '../pointer.ts'
import { formOf } from './form-of.ts'
import { listPart } from './list-part.ts'

const HANDED: Record<PaperRule['handed'], Text> = {
  kept: { vi: 'Nộp và lưu trong hồ sơ', en: 'Handed in and kept' },
  shown: { vi: 'Chỉ xuất trình, trả lại ngay', en: 'Only shown, given back at once' },
}
/** Papers that procedures ask for, by their short names, the most used first. */
export function papersKnown(catalogue: Catalogue, q: string): readonly PaperRule[] {
  const words = fold(q).split(' ')
  const rules = [...catalogue.versions.values()].flatMap(
    (versions) => versions.at(-1)?.definition.papers ?? [],
  )
  const byName = Map.groupBy(rules, ({ name }) => fold(name.vi))
  return [...byName]
    .filter(([name]) => words.every((word) => name.includes(word)))
    .sort(([, one], [, other]) => other.length - one.length)
    .flatMap(([, same]) => same.slice(0, 1))
}

/** A paper like one of the catalogue’s; its condition belongs to the other procedure’s form. */
function likeKnown({ catalogue, like, definition }: DraftContext): unknown {
  const found = like === undefined ? undefined : papersKnown(catalogue, '').find(({ key }) => key === like)
  if (!found) return { as: 'original', count: 1, handed: 'kept', required: true }
  const { when: _when, key, ...paper } = found
  const isTaken = listAt(definition, '/papers').some((one) => textAt(one, '/key') === key)
  return isTaken ? paper : { ...paper, key }
}

function mainBlocks(): readonly Block[] {
  return [
    ...pair('/name', { vi: 'Tên ngắn của giấy tờ', en: 'Short name of the paper' }),
    oneOf('/as', { vi: 'Nộp', en: 'Brought as' }, { choices: choicesOf(AS_TEXT) }),
    slot('/count', ask(['count', 'number'], { vi: 'Số bản', en: 'How many' }, { min: 1, max: 10 })),
    oneOf('/handed', { vi: 'Cách nhận', en: 'How it is taken' }, { choices: choicesOf(HANDED) }),
    slot('/required', ask(['required', 'yes_no'], { vi: 'Bắt buộc', en: 'Required' })),
  ]
}

/** A paper that the house makes from the answers is marked; any other says nothing about it. */
function fromFormBlock(): Block {
  const label = { vi: 'Hệ thống tự lập từ biểu mẫu', en: 'Made from the form' }
  return slot('/from_form', ask(['from_form', 'yes_no'], label, { required: false }), {
    write: (answer) => (answer === true ? true : undefined),
  })
}

function moreBlocks(definition: unknown, taken: ReadonlySet<string>): readonly Block[] {
  const databases = choicesOf(DATABASE_TEXT, [...DATABASES])
  const label = { vi: 'Không cần nộp khi đã có ở', en: 'Not needed once held by' }
  const official = { vi: 'Mẫu chính thức', en: 'Official form' }
  return [
    conditionBlock(
      { vi: 'Khi nào cần giấy tờ này', en: 'When is it needed' },
      fieldsOfForm(formOf(definition)),
    ),
    oneOf('/not_needed_when_database', label, {
      none: { vi: 'Luôn phải nộp', en: 'Always needed' },
      required: false,
      choices: databases,
    }),
    fromFormBlock(),
    slot('/official_form', ask(['official_form', 'text'], official, { required: false, max: 500 })),
    ...pair('/hint', { vi: 'Lời hướng dẫn', en: 'Hint' }, { required: false }),
    keyBlock(taken, '/name/vi'),
  ]
}

function groups({ definition }: DraftContext, place: number | null): readonly EntryGroup[] {
  const others = listAt(definition, '/papers').filter((_, at) => at !== place)
  const taken = new Set(others.map((one) => textAt(one, '/key')))
  const more = { vi: 'Khi nào cần, và thay bằng gì', en: 'When it is needed, and what replaces it' }
  return [
    {
      key: 'main',
      title: { vi: 'Tên và cách nộp', en: 'Name, and how it is brought' },
      blocks: mainBlocks(),
    },
    { key: 'more', title: more, blocks: moreBlocks(definition, taken) },
  ]
}

function tell(item: unknown, definition: unknown): Pick<Line, 'title' | 'facts'> {
  const as =
    AS_TEXT[
      textAt(item, '/as') === 'copy'
        ? 'copy'
        : textAt(item, '/as') === 'electronic'
          ? 'electronic'
          : 'original'
    ]
  const count = textAt(item, '/count')
  const when = asCondition(valueAt(item, '/when'))
  const words = when && conditionText(when, fieldsOfForm(formOf(definition)))
  const database = DATABASES.find((one) => one === textAt(item, '/not_needed_when_database'))
  return {
    title: namedAt(item, '/name'),
    facts: [
      { vi: `${count} ${as.vi}`, en: `${count} ${as.en}` },
      valueAt(item, '/required') === true
        ? { vi: 'bắt buộc', en: 'required' }
        : { vi: 'không bắt buộc', en: 'optional' },
      ...(textAt(item, '/handed') === 'shown' ? [{ vi: 'chỉ xuất trình', en: 'only shown' }] : []),
      ...(words ? [{ vi: `khi ${words.vi}`, en: `when ${words.en}` }] : []),
      ...(database
        ? [
            {
              vi: `không cần khi có ở ${DATABASE_TEXT[database].vi}`,
              en: `not needed with the ${DATABASE_TEXT[database].en}`,
            },
          ]
        : []),
    ],
  }
}

/** Giấy tờ: the components of a dossier, under short names. */
export const papers = listPart({
  slug: 'giay-to',
  title: { vi: 'Giấy tờ', en: 'Papers' },
  lead: {
    vi: 'Cán bộ chỉ được yêu cầu những giấy tờ ở đây, không gì khác.',
    en: 'Officers may ask for these papers and for nothing else.',
  },
  at: '/papers',
  one: { vi: 'Giấy tờ', en: 'Paper' },
  add: { vi: 'Thêm giấy tờ', en: 'Add a paper' },
  tell,
  groups,
  fresh: likeKnown,
})
