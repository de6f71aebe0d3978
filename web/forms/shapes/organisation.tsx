import { ORGANISATION_PARTS } from '#modules/forms'
import { TextField } from '#web/ui/index.ts'
import { type FieldShape, partsOf, typed } from '../field-shape.ts'
import { Parts, readParts } from './parts.tsx'

/** An organisation or a household business. */
export const organisation: FieldShape = {
  Draw: (props) => (
    <Parts
      of={props}
      parts={ORGANISATION_PARTS}
      draw={({ key, ...part }) =>
        key === 'tax_code' ? (
          <TextField key={key} {...part} width="medium" inputmode="numeric" maxlength={16} />
        ) : (
          <TextField key={key} {...part} autocomplete={key === 'name' ? 'organization' : 'off'} />
        )
      }
    />
  ),
  read: (_, posted) => readParts(ORGANISATION_PARTS, posted, (_key, text) => text),
  tell: (_, value, { say }) => {
    const given = partsOf(value)
    return ORGANISATION_PARTS.flatMap(({ key, label }) => {
      if (given[key] === undefined) return []
      return [key === 'name' ? typed(given[key]) : `${say(label)}: ${typed(given[key])}`]
    })
  },
  first: () => '.name',
}
