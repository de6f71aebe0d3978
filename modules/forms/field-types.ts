import type { FieldKind } from './field-kind.ts'
import type { FieldType } from './form.ts'
import { address } from './field-types/address.ts'
import { choice } from './field-types/choice.ts'
import { computed } from './field-types/computed.ts'
import { date } from './field-types/date.ts'
import { file } from './field-types/file.ts'
import { group } from './field-types/group.ts'
import { landParcel } from './field-types/land-parcel.ts'
import { longText } from './field-types/long-text.ts'
import { money } from './field-types/money.ts'
import { multipleChoice } from './field-types/multiple-choice.ts'
import { number } from './field-types/number.ts'
import { organisation } from './field-types/organisation.ts'
import { person } from './field-types/person.ts'
import { text } from './field-types/text.ts'
import { yesNo } from './field-types/yes-no.ts'

/** Every type of field and how it is checked; the compiler lists what is missing. */
export const FIELD_KINDS: Record<FieldType, FieldKind> = {
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
