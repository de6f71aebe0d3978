import { invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Nested } from '../form-fields.ts'

/** Everything that was ticked under a name. */
export function manyIn(fields: Nested, name: string): string[] {
  return [fields[name] ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '')
}

const CHOOSE = {
  originals: { vi: 'Chọn ít nhất một bản chính.', en: 'Choose at least one original.' },
  papers: { vi: 'Chọn ít nhất một giấy tờ.', en: 'Choose at least one paper.' },
  to_agency: { vi: 'Chọn cơ quan nhận.', en: 'Choose where it goes.' },
  identity: { vi: 'Chọn giấy tờ của người nhận mà bạn đã xem.', en: 'Choose what the receiver showed you.' },
  signed: {
    vi: 'Chọn người nhận ký trên màn hình hay trên giấy.',
    en: 'Choose whether he signs on the screen or on paper.',
  },
} satisfies Record<string, Text>

/** Refuses what was left empty, each in words that say what to choose. */
export function mustChoose(lengths: readonly (readonly [keyof typeof CHOOSE, number])[]): void {
  const fields = lengths.flatMap(([field, length]) => (length > 0 ? [] : [{ field, message: CHOOSE[field] }]))
  const [first] = fields
  if (first) throw invalid('nothing_chosen', first.message, fields)
}
