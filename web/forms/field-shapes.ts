import type { FieldType } from '#modules/forms'
import type { FieldShape } from './field-shape.ts'
import { address } from './shapes/address.tsx'
import { choice } from './shapes/choice.tsx'
import { computed } from './shapes/computed.tsx'
import { date } from './shapes/date.tsx'
import { file } from './shapes/file.tsx'
import { group } from './shapes/group.tsx'
import { landParcel } from './shapes/land-parcel.tsx'
import { longText } from './shapes/long-text.tsx'
import { money } from './shapes/money.tsx'
import { multipleChoice } from './shapes/multiple-choice.tsx'
import { number } from './shapes/number.tsx'
import { organisation } from './shapes/organisation.tsx'
import { person } from './shapes/person.tsx'
import { text } from './shapes/text.tsx'
import { yesNo } from './shapes/yes-no.tsx'

/** Every type of field as the web draws, reads and tells it; the compiler lists what is missing. */
export const FIELD_SHAPES: Record<FieldType, FieldShape> = {
  text,
  long_text: longText,
  number,
  money,
  date,
  yes_no: yesNo,
  choice,
  multiple_choice: multipleChoice,
  person,
  organisation,
  address,
  land_parcel: landParcel,
  file,
  group,
  computed,
}
