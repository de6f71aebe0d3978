import { type Language, say, type Text } from '#platform/text.ts'

/** What the validator found wrong with one value. */
export type Wrong = {
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}

const NEEDED: Text = { vi: 'Trường này phải có.', en: 'This field is required.' }
const NOT_TAKEN: Text = { vi: 'Giá trị này không được nhận.', en: 'This value is not taken.' }
const MISWRITTEN: Text = {
  vi: 'Chưa đúng cách ghi của trường này.',
  en: 'Not written as this field is written.',
}
const ONE_OF: Text = {
  vi: 'Hãy chọn một trong các mục đã cho.',
  en: 'Choose one of what is offered.',
}
const DAY: Text = { vi: 'Phải là một ngày có thật.', en: 'Must be a real day.' }

const FORMATS: Readonly<Record<string, Text>> = {
  date: DAY,
  'date-time': { vi: 'Phải là một thời điểm có thật.', en: 'Must be a real moment.' },
  email: { vi: 'Phải là một địa chỉ thư điện tử.', en: 'Must be an e-mail address.' },
  uuid: { vi: 'Phải là một mã do hệ thống cấp.', en: 'Must be an id the system gave.' },
}

const TYPES: Readonly<Record<string, Text>> = {
  integer: { vi: 'Phải là một số nguyên.', en: 'Must be a whole number.' },
  number: { vi: 'Phải là một số.', en: 'Must be a number.' },
  boolean: { vi: 'Phải là có hoặc không.', en: 'Must be yes or no.' },
  string: { vi: 'Phải là chữ.', en: 'Must be text.' },
  array: { vi: 'Phải là một danh sách.', en: 'Must be a list.' },
  object: { vi: 'Phải là một nhóm trường.', en: 'Must be a group of fields.' },
}

type Params = Wrong['params']

const WORDS: Readonly<Record<string, (params: Params) => Text>> = {
  required: () => NEEDED,
  additionalProperties: () => ({
    vi: 'Trường này không được nhận.',
    en: 'This field is not taken.',
  }),
  minLength: (params) =>
    limitOf(params) === 1 ? NEEDED : count(params, 'Ít nhất # ký tự.', 'At least # characters.'),
  maxLength: (params) => count(params, 'Nhiều nhất # ký tự.', 'At most # characters.'),
  minimum: (params) => count(params, 'Ít nhất #.', 'At least #.'),
  maximum: (params) => count(params, 'Nhiều nhất #.', 'At most #.'),
  minItems: (params) => count(params, 'Ít nhất # mục.', 'At least # items.'),
  maxItems: (params) => count(params, 'Nhiều nhất # mục.', 'At most # items.'),
  uniqueItems: () => ({ vi: 'Mỗi mục chỉ ghi một lần.', en: 'Say each only once.' }),
  pattern: ({ pattern }) => patternWords(String(pattern)),
  format: ({ format }) => FORMATS[String(format)] ?? MISWRITTEN,
  type: ({ type }) => TYPES[String(type)] ?? NOT_TAKEN,
  enum: () => ONE_OF,
  const: () => ONE_OF,
  anyOf: () => NOT_TAKEN,
}

/** What a schema refuses, in plain words. */
export function wordsFor({ keyword, params, message }: Wrong, language: Language): string {
  const said = message ?? keyword
  const unknown = { vi: `Giá trị chưa đúng: ${said}.`, en: `The value is not right: ${said}.` }
  return say(WORDS[keyword]?.(params) ?? unknown, language)
}

function limitOf({ limit }: Params): number {
  return typeof limit === 'number' ? limit : 0
}

function count(params: Params, vi: string, en: string): Text {
  const limit = String(limitOf(params))
  return { vi: vi.replace('#', limit), en: en.replace('#', limit) }
}

/** A pattern that only asks for something to be there says so; no other is readable to people. */
function patternWords(pattern: string): Text {
  if (pattern === '\\S') return NEEDED
  return pattern.startsWith('^\\d{4}-') ? DAY : MISWRITTEN
}
