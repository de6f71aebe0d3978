import { personParts } from '#modules/forms'
import { Choice, DateField, TextField } from '#web/ui/index.ts'
import { type FieldShape, partsOf, typed } from '../field-shape.ts'
import { dayTyped, readDayTyped } from './date.tsx'
import { type PartProps, Parts, readParts } from './parts.tsx'

const SEXES = [
  { value: 'female', label: { vi: 'Nữ', en: 'Female' } },
  { value: 'male', label: { vi: 'Nam', en: 'Male' } },
]

/** How each part is typed; `own` parts are the applicant's, which the browser may fill in. */
function drawPart({ key, ...part }: PartProps, own: boolean) {
  switch (key) {
    case 'personal_number':
      return (
        <TextField
          key={key}
          {...part}
          width="medium"
          inputmode="numeric"
          maxlength={12}
          autocomplete="off"
          hint={{ vi: '12 chữ số trên căn cước', en: '12 digits on the identity card' }}
        />
      )
    case 'born_on':
      return (
        <DateField key={key} {...part} value={dayTyped(part.value)} autocomplete={own ? 'bday' : 'off'} />
      )
    case 'sex':
      return <Choice key={key} {...part} options={SEXES} inline />
    case 'phone':
      return <TextField key={key} {...part} type="tel" width="medium" autocomplete={own ? 'tel' : 'off'} />
    case 'email':
      return <TextField key={key} {...part} type="email" autocomplete={own ? 'email' : 'off'} />
    default:
      return <TextField key={key} {...part} autocomplete={own && key === 'full_name' ? 'name' : 'off'} />
  }
}

/** A person: full name and the parts the field asks for. */
export const person: FieldShape = {
  Draw: (props) => (
    <Parts
      of={props}
      parts={personParts(props.field)}
      draw={(part) => drawPart(part, props.field.key === 'applicant')}
    />
  ),
  read: (field, posted) =>
    readParts(personParts(field), posted, (key, text) =>
      key === 'born_on' ? (readDayTyped(text) ?? text) : text,
    ),
  tell: (field, value, { say }) => {
    const given = partsOf(value)
    return personParts(field).flatMap(({ key, label }) => {
      const part = given[key]
      if (part === undefined) return []
      if (key === 'full_name') return [typed(part)]
      const sex = SEXES.find((one) => key === 'sex' && one.value === part)
      return [`${say(label)}: ${sex ? say(sex.label) : dayTyped(part)}`]
    })
  },
  first: () => '.full_name',
}
