import { ADDRESS_PARTS } from '#modules/forms'
import { ComboBox, TextField } from '#web/ui/index.ts'
import { type FieldShape, partsOf, typed } from '../field-shape.ts'
import { Parts, readParts } from './parts.tsx'

/** An address: the commune of today, the line, and what older papers print. */
export const address: FieldShape = {
  Draw: (props) => (
    <Parts
      of={props}
      parts={ADDRESS_PARTS}
      draw={({ key, ...part }) =>
        key === 'unit' ? (
          <ComboBox key={key} {...part} options={props.units} />
        ) : (
          <TextField key={key} {...part} autocomplete={key === 'line' ? 'street-address' : 'off'} />
        )
      }
    />
  ),
  read: (_, posted) => readParts(ADDRESS_PARTS, posted, (_key, text) => text),
  tell: (_, value, { say, units }) => {
    const given = partsOf(value)
    const unit = units.find((one) => one.value === given['unit'])?.label
    const name = unit === undefined ? typed(given['unit']) : typeof unit === 'string' ? unit : say(unit)
    const line = [typed(given['line']), name].filter(Boolean).join(', ')
    const printed = typed(given['as_printed'])
    const older = { vi: `Trên giấy tờ cũ: ${printed}`, en: `On older papers: ${printed}` }
    return [line, ...(printed ? [say(older)] : [])].filter(Boolean)
  },
  first: () => '.unit',
}
