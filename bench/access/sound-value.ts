/** A value that a JSON schema takes. */
import { asJson, type Json } from './routes.ts'

/** Chance, and how deep a schema that holds itself is followed. */
export type Making = { readonly random: () => number; readonly floor?: number }

const WORDS = [
  'Nguyễn Thị Hoa',
  '001190000123',
  '0912345678',
  '2026-03-02',
  'hoa@example.vn',
  '0101234565',
  'cau-giay',
  'Bổ sung theo đề nghị',
  '1',
  'a',
]
/** For what must be long: a sealed thing, a digest. */
const LONG = 'a'.repeat(120)
const FORMATS: Readonly<Record<string, string>> = {
  uuid: '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11',
  date: '2026-03-02',
  'date-time': '2026-03-20T08:00:00.000Z',
}

/** One such value; optional fields are there about every other time. */
export function soundValue(schema: Json, making: Making): unknown {
  const { random, floor = 0 } = making
  if ('const' in schema) return schema['const']
  const listed = [schema['enum'], schema['anyOf'], schema['oneOf']].find((one) => Array.isArray(one))
  if (Array.isArray(listed)) {
    const picked: unknown = listed[Math.floor(random() * listed.length)]
    return Array.isArray(schema['enum']) ? picked : soundValue(asJson(picked), making)
  }
  if (Array.isArray(schema['allOf'])) {
    return Object.assign({}, ...schema['allOf'].map((one) => soundValue(asJson(one), making)))
  }
  switch (schema['type']) {
    case 'object':
      return soundObject(schema, making)
    case 'array':
      return floor > 6 || (random() < 0.5 && !schema['minItems'])
        ? []
        : [soundValue(asJson(schema['items']), { random, floor: floor + 1 })]
    case 'string':
      return soundText(schema, random)
    case 'integer':
    case 'number':
      return Math.min(Math.max(Number(schema['minimum'] ?? 0), 3), Number(schema['maximum'] ?? 1_000))
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    default:
      return WORDS[Math.floor(random() * WORDS.length)]
  }
}

function soundObject(schema: Json, { random, floor = 0 }: Making): Record<string, unknown> {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  const fields = Object.entries(asJson(schema['properties'])).filter(
    ([name]) => required.includes(name) || (floor < 6 && random() < 0.5),
  )
  return Object.fromEntries(
    fields.map(([name, field]) => [name, soundValue(asJson(field), { random, floor: floor + 1 })]),
  )
}

function soundText(schema: Json, random: () => number): string {
  const format = FORMATS[String(schema['format'])]
  if (format !== undefined) return format
  const [least, most] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 10_000)]
  const pattern = new RegExp(typeof schema['pattern'] === 'string' ? schema['pattern'] : '', 'u')
  const start = Math.floor(random() * WORDS.length)
  const turned = [...WORDS.slice(start), ...WORDS.slice(0, start)]
  return (
    turned.find((word) => word.length >= least && word.length <= most && pattern.test(word)) ??
    (pattern.test(LONG) && LONG.length <= most ? LONG : 'a'.repeat(least))
  )
}
