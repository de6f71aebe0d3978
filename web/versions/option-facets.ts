import { type Field, fieldsOfForm, type Form, PERSON_PARTS, personParts } from '#modules/forms'
import type { Text } from '#platform/text.ts'
import type { View } from '../view.ts'
import { OPERATION_TEXT } from './definition-words.ts'

const L = {
  decimals: { vi: 'Chữ số sau dấu phẩy', en: 'Decimals' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  ask: { vi: 'Hỏi thêm ngoài họ tên', en: 'Asked beside the name' },
  may_skip: { vi: 'Được để trống', en: 'May stay empty' },
  earlier_than: { vi: 'Phải trước ngày ở mục', en: 'Before the day of' },
  not_before: { vi: 'Không trước ngày ở mục', en: 'Not before the day of' },
  compute: { vi: 'Cách tính', en: 'Computed' },
} as const satisfies Record<string, Text>

type Told = { readonly key: string; readonly label: Text; readonly value: string }
type Around = { readonly view: View; readonly definition: { readonly form: Form } }

/** What a question says by the options of its type, in words; only those it has. */
export function optionFacets(field: Field, { view: { language }, definition }: Around): readonly Told[] {
  const { decimals, unit, ask, may_skip, earlier_than, not_before, compute } = field
  const names = namesIn(definition.form)
  const named = (key: string) => names.get(key)?.[language] ?? key
  const values: Record<keyof typeof L, string | undefined> = {
    decimals: decimals === undefined ? undefined : String(decimals),
    unit: unit?.[language],
    ask: ask?.map((part) => partName(part)[language]).join(', '),
    may_skip: may_skip?.map((part) => partName(part)[language]).join(', '),
    earlier_than: earlier_than && named(earlier_than),
    not_before: not_before && named(not_before),
    compute: compute && `${OPERATION_TEXT[compute.op][language]}: ${compute.of.map(named).join(', ')}`,
  }
  const keys = Object.keys(L) as (keyof typeof L)[]
  return keys.flatMap((key) => (values[key] ? [{ key, label: L[key], value: values[key] }] : []))
}

/** Every question by its key; those of a row by `rows.amount`. */
function namesIn(form: Form): ReadonlyMap<string, Text> {
  return new Map(
    fieldsOfForm(form).flatMap(({ key, label, fields = [] }) => [
      [key, label] as const,
      ...fields.map((inner) => [`${key}.${inner.key}`, inner.label] as const),
    ]),
  )
}

const PARTS = personParts({
  ...{ key: 'person', type: 'person', label: { vi: '', en: '' }, required: true },
  ask: [...PERSON_PARTS],
})

function partName(key: string): Text {
  return PARTS.find((part) => part.key === key)?.label ?? { vi: key, en: key }
}
