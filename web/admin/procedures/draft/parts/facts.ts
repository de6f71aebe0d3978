import { fieldsOfForm } from '#modules/forms'
import { AUDIENCES, BODIES } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { AUDIENCE_TEXT, BODY_TEXT } from '../../../../citizen/seven-parts.tsx'
import { RESULT_TEXT } from '../../../../versions/definition-words.ts'
import { ask, type Block, choicesOf, namedAt, oneOf, orNull, pair, slot, someOf } from '../block.ts'
import type { Entry } from '../entry.ts'
import type { DraftContext, Part } from '../part.ts'
import { listAt, textAt, valueAt } from '../pointer.ts'
import { channelsBlock, channelsText } from './channels-block.ts'
import { basisBlock, fieldBlock, placeBlock } from './fact-blocks.ts'
import { formOf } from './form-of.ts'

const TIERS = {
  commune: { vi: 'Cấp xã', en: 'Commune' },
  city: { vi: 'Cấp thành phố', en: 'City' },
}
const DECIDES = {
  commune_committee: { vi: 'Ủy ban nhân dân phường, xã', en: 'The people’s committee of the commune' },
  city_committee: { vi: 'Ủy ban nhân dân thành phố', en: 'The people’s committee of the city' },
}
const STATUS = {
  in_force: { vi: 'Đang nhận hồ sơ', en: 'Taken in' },
  withdrawn: { vi: 'Ngừng nhận (bãi bỏ)', en: 'Withdrawn' },
}

function made(title: Text, blocks: readonly Block[]): Entry {
  return { title, pointer: '', groups: [{ key: 'main', title, blocks }] }
}

function nameEntry(context: DraftContext): Entry {
  return made({ vi: 'Tên và lĩnh vực', en: 'Name and field' }, [
    ...pair('/name', { vi: 'Tên đầy đủ', en: 'Full name' }, { long: true }),
    ...pair('/short_name', { vi: 'Tên ngắn', en: 'Short name' }),
    fieldBlock(context),
    oneOf('/status', { vi: 'Tình trạng', en: 'State' }, { choices: choicesOf(STATUS) }),
  ])
}

function filingEntry(): Entry {
  const applicants = choicesOf(AUDIENCE_TEXT, [...AUDIENCES])
  const label = { vi: 'Ai được làm', en: 'Who may apply' }
  return made({ vi: 'Ai nộp, nộp bằng cách nào', en: 'Who files, and how' }, [
    someOf('/applicants', ask(['applicants', 'multiple_choice'], label, { choices: applicants })),
    channelsBlock(),
  ])
}

function bodyEntry({ definition }: DraftContext): Entry {
  const bodies = choicesOf(BODY_TEXT, [...BODIES])
  return made({ vi: 'Cơ quan giải quyết', en: 'Competent body' }, [
    oneOf('/competent/tier', { vi: 'Cấp giải quyết', en: 'Tier' }, { choices: choicesOf(TIERS) }),
    oneOf(
      '/competent/decides',
      { vi: 'Cơ quan quyết định', en: 'Who decides' },
      { choices: choicesOf(DECIDES) },
    ),
    oneOf('/competent/handles', { vi: 'Bộ phận thụ lý', en: 'Who prepares' }, { choices: bodies }),
    placeBlock(fieldsOfForm(formOf(definition))),
  ])
}

function resultEntry(): Entry {
  const register = ask(
    ['register', 'text'],
    { vi: 'Sổ đánh số kết quả', en: 'Register that numbers it' },
    {
      pattern: '[a-z][a-z0-9_]*',
      allowed: {
        vi: 'mã của sổ, ví dụ outgoing_documents.',
        en: 'the key of a register, such as outgoing_documents.',
      },
    },
  )
  return made({ vi: 'Kết quả', en: 'Result' }, [
    oneOf('/result/kind', { vi: 'Loại kết quả', en: 'Kind of result' }, { choices: choicesOf(RESULT_TEXT) }),
    ...pair('/result/name', { vi: 'Tên kết quả', en: 'Name of the result' }),
    slot('/result/register', register),
  ])
}

function basisEntry(): Entry {
  const label = { vi: 'Quyết định công bố', en: 'Publishing decision' }
  return made({ vi: 'Căn cứ pháp lý', en: 'Legal basis' }, [
    basisBlock(),
    slot('/published_by', ask(['published_by', 'text'], label, { required: false }), orNull),
  ])
}

function entries(context: DraftContext): Record<string, Entry> {
  return {
    ten: nameEntry(context),
    'cach-nop': filingEntry(),
    'co-quan': bodyEntry(context),
    'ket-qua': resultEntry(),
    'can-cu': basisEntry(),
  }
}

const join = (texts: readonly Text[]): Text => ({
  vi: texts.map(({ vi }) => vi).join(', '),
  en: texts.map(({ en }) => en).join(', '),
})

function wordsOf<Key extends string>(words: Readonly<Record<Key, Text>>, value: unknown): Text {
  return (
    Object.entries<Text>(words).find(([key]) => key === value)?.[1] ?? { vi: 'chưa có', en: 'not there yet' }
  )
}

function factsOf(id: string, definition: unknown): readonly Text[] {
  const at = (pointer: string) => valueAt(definition, pointer)
  switch (id) {
    case 'ten':
      return [
        namedAt(definition, '/name'),
        namedAt(definition, '/field/name'),
        wordsOf(STATUS, at('/status')),
      ]
    case 'cach-nop':
      return [
        join(listAt(definition, '/applicants').map((one) => wordsOf(AUDIENCE_TEXT, one))),
        channelsText(at('/channels')),
      ]
    case 'co-quan':
      return [wordsOf(DECIDES, at('/competent/decides')), wordsOf(BODY_TEXT, at('/competent/handles'))]
    case 'ket-qua':
      return [namedAt(definition, '/result/name')]
    default:
      return [
        join(
          listAt(definition, '/legal_basis').map((one) => ({
            vi: textAt(one, '/text'),
            en: textAt(one, '/text'),
          })),
        ),
      ]
  }
}

/** Thông tin chung: names, who files and how, who settles, the result, the legal basis. */
export const facts: Part = {
  slug: 'thong-tin',
  title: { vi: 'Thông tin chung', en: 'General facts' },
  lead: {
    vi: 'Tên, đối tượng, cơ quan, kết quả và căn cứ của thủ tục.',
    en: 'Name, who applies, body, result and legal basis.',
  },
  owns: [
    '/name',
    '/short_name',
    '/field',
    '/status',
    '/applicants',
    '/channels',
    '/competent',
    '/result',
    '/legal_basis',
    '/published_by',
  ],
  panels: (context) => [
    {
      key: 'facts',
      add: [],
      lines: Object.entries(entries(context)).map(([id, { title }]) => ({
        ...{ id, pointer: '', title, isRow: false },
        facts: factsOf(id, context.definition),
      })),
    },
  ],
  entry: (context, id) => entries(context)[id] ?? null,
}
