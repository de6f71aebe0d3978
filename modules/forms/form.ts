import { Type } from 'typebox'
import { Condition } from './condition.ts'
import { TextShape } from './text-shape.ts'

/** The kinds of field a form may have; each has one file under field-types/. */
export const FIELD_TYPES = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'yes_no',
  'choice',
  'multiple_choice',
  'person',
  'organisation',
  'address',
  'land_parcel',
  'file',
  'group',
  'computed',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** Parts a person may be asked for beside the full name. */
export const PERSON_PARTS = ['personal_number', 'born_on', 'sex', 'phone', 'email', 'nationality'] as const

/** Kinds of file a field may be answered with; the house takes no others. */
export const FILE_KINDS = ['pdf', 'jpeg', 'png'] as const
export type FileKind = (typeof FILE_KINDS)[number]

const closed = { additionalProperties: false }
const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** One thing to choose: what is stored and what is shown. */
export const Choice = Type.Object({ value: Key, label: TextShape }, closed)
export type Choice = Type.Static<typeof Choice>

const fieldOptions = {
  key: Key,
  label: TextShape,
  hint: Type.Optional(TextShape),
  required: Type.Boolean(),
  when: Type.Optional(Condition),
  /** choice, multiple_choice */
  choices: Type.Optional(Type.Array(Choice, { minItems: 1 })),
  /** number, money: the value; text: characters; multiple_choice, file, group: how many */
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  /** date: a day or the day of filing */
  from: Type.Optional(Type.Union([Type.Literal('today'), Day])),
  to: Type.Optional(Type.Union([Type.Literal('today'), Day])),
  /** date, person (whose birth it is): before, or not before, the day of this date or person asked earlier in the form */
  earlier_than: Type.Optional(Key),
  not_before: Type.Optional(Key),
  /** text: a regular expression over the whole cleaned text, and what it allows in words */
  pattern: Type.Optional(Type.String({ minLength: 1 })),
  allowed: Type.Optional(TextShape),
  /** number: digits after the comma */
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  /** number: the unit shown behind the value, e.g. m² */
  unit: Type.Optional(TextShape),
  /** person: parts asked for beside the full name; those under `may_skip` may stay empty */
  ask: Type.Optional(Type.Array(Type.Enum([...PERSON_PARTS]))),
  may_skip: Type.Optional(Type.Array(Type.Enum([...PERSON_PARTS]))),
  /** file: the kinds it takes; all of them where nothing is said */
  kinds: Type.Optional(Type.Array(Type.Enum([...FILE_KINDS]), { minItems: 1, uniqueItems: true })),
  /** computed: over fields of this form; `rows.amount` reaches every row of a group */
  compute: Type.Optional(
    Type.Object(
      { op: Type.Enum(['sum', 'product', 'count']), of: Type.Array(Type.String(), { minItems: 1 }) },
      closed,
    ),
  ),
}

const RowType = Type.Enum(FIELD_TYPES.filter((type) => type !== 'group' && type !== 'computed'))

/** A field inside a repeating group; groups do not nest. */
export const RowField = Type.Object({ type: RowType, ...fieldOptions }, closed)

/** One question of a form. Which options belong to which type is checked when a form is loaded. */
export const Field = Type.Object(
  {
    type: Type.Enum([...FIELD_TYPES]),
    ...fieldOptions,
    /** group: the fields of one row */
    fields: Type.Optional(Type.Array(RowField, { minItems: 1 })),
  },
  closed,
)
export type Field = Type.Static<typeof Field>

/** A titled part of a form; shown one per screen on a phone. */
export const Section = Type.Object(
  {
    key: Key,
    title: TextShape,
    when: Type.Optional(Condition),
    fields: Type.Array(Field, { minItems: 1 }),
  },
  closed,
)
export type Section = Type.Static<typeof Section>

/** Biểu mẫu điện tử: what people are asked, as data. */
export const Form = Type.Object({ sections: Type.Array(Section) }, closed)
export type Form = Type.Static<typeof Form>

/** All fields of a form in the order they are asked. */
export function fieldsOfForm(form: Form): readonly Field[] {
  return form.sections.flatMap((section) => section.fields)
}
