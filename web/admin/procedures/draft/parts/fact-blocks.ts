import type { Field } from '#modules/forms'
import type { Catalogue } from '#modules/procedures'
import { partsOf, rowsOf, typed } from '../../../../forms/field-shape.ts'
import { ask, type Block, namedAt, slot } from '../block.ts'
import type { DraftContext } from '../part.ts'
import { listAt, textAt, valueAt, withValueAt } from '../pointer.ts'

/** The field (lĩnh vực) as the catalogue's versions name it. */
export function fieldBlock({ definition, catalogue }: DraftContext): Block {
  const known = new Map(
    [...fieldsKnown(catalogue), valueAt(definition, '/field')].map((one) => [textAt(one, '/code'), one]),
  )
  const choices = [...known]
    .filter(([code]) => code !== '')
    .map(([value, one]) => ({ value, label: namedAt(one, '/name') }))
    .sort((one, other) => one.label.vi.localeCompare(other.label.vi, 'vi'))
  return slot('/field', ask(['field', 'choice'], { vi: 'Lĩnh vực', en: 'Field' }, { choices }), {
    read: (value) => textAt(value, '/code'),
    write: (code) => known.get(typed(code)),
  })
}

function fieldsKnown(catalogue: Catalogue): readonly unknown[] {
  return [...catalogue.versions.values()].flatMap((versions) =>
    versions.map(({ definition }) => definition.field),
  )
}

/** Which commune is competent: any, or the one an address of the form names. */
export function placeBlock(fields: readonly Field[]): Block {
  const addresses = fields.filter(({ type, required }) => type === 'address' && required)
  const choices = [
    { value: 'any', label: { vi: 'Phường, xã nào cũng được', en: 'Any commune' } },
    ...addresses.map(({ key, label }) => ({
      value: `field ${key}`,
      label: {
        vi: `Theo địa chỉ “${label.vi}” của biểu mẫu`,
        en: `By the address “${label.en}” of the form`,
      },
    })),
  ]
  const label = { vi: 'Nơi giải quyết', en: 'Where it is settled' }
  return slot('/competent/place', ask(['place', 'choice'], label, { choices }), {
    read: (place) =>
      textAt(place, '/by') === 'field' ? `field ${textAt(place, '/field')}` : textAt(place, '/by'),
    write: (answer) => {
      const [by = '', field] = typed(answer).split(' ')
      return by === '' ? undefined : { by, ...(field === undefined ? {} : { field }) }
    },
  })
}

/** The legal texts, a row each. */
export function basisBlock(): Block {
  const rows = ask(
    ['legal_basis', 'group'],
    { vi: 'Văn bản', en: 'Text' },
    {
      fields: [
        {
          key: 'text',
          type: 'text',
          label: { vi: 'Số, ký hiệu và điều khoản', en: 'Number and article' },
          required: true,
        },
        {
          key: 'vi',
          type: 'text',
          label: { vi: 'Quy định về', en: 'What it is about (Vietnamese)' },
          required: true,
        },
        {
          key: 'en',
          type: 'text',
          label: { vi: 'Quy định về, bằng tiếng Anh', en: 'What it is about (English)' },
          required: true,
        },
      ],
    },
  )
  return {
    at: '/legal_basis',
    fields: [rows],
    read: (item) => ({
      legal_basis: listAt(item, '/legal_basis').map((one) => ({
        text: textAt(one, '/text'),
        vi: textAt(one, '/about/vi'),
        en: textAt(one, '/about/en'),
      })),
    }),
    write: (item, answers) =>
      withValueAt(
        item,
        '/legal_basis',
        rowsOf(answers['legal_basis']).map((row) => {
          const { text, vi, en } = partsOf(row)
          return { text: typed(text), about: { vi: typed(vi), en: typed(en) } }
        }),
      ),
  }
}
