export { checkAnswers, type CheckOptions } from './check-answers.ts'
export { Condition, answerAt, fieldsOf, holds, type Answers } from './condition.ts'
export { DAY_ORDERS, givesDay } from './order-of-days.ts'
export type { CheckedFields, KnownFile } from './field-kind.ts'
export { fileIdsIn, filesAsked } from './files-of-form.ts'
export { formProblems, type FormProblem } from './form-problems.ts'
export {
  Choice,
  Field,
  FIELD_TYPES,
  FILE_KINDS,
  fieldsOfForm,
  Form,
  PERSON_PARTS,
  RowField,
  Section,
  type FieldType,
  type FileKind,
} from './form.ts'
export { ADDRESS_PARTS } from './field-types/address.ts'
export { idsIn, kindNames, kindsOf, MEDIA_OF_KIND } from './field-types/file.ts'
export { LAND_PARCEL_PARTS } from './field-types/land-parcel.ts'
export { readDay, writeDay } from './field-types/date.ts'
export { ORGANISATION_PARTS } from './field-types/organisation.ts'
export type { Part } from './field-types/parts.ts'
export { personParts } from './field-types/person.ts'
export { TextShape } from './text-shape.ts'
