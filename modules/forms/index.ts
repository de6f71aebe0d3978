export { checkAnswers, type CheckOptions } from './check-answers.ts'
export { Condition, answerAt, fieldsOf, holds, type Answers } from './condition.ts'
export type { CheckedFields } from './field-kind.ts'
export { formProblems, type FormProblem } from './form-problems.ts'
export {
  Choice,
  Field,
  FIELD_TYPES,
  fieldsOfForm,
  Form,
  PERSON_PARTS,
  RowField,
  Section,
  type FieldType,
} from './form.ts'
export { ADDRESS_PARTS } from './field-types/address.ts'
export { LAND_PARCEL_PARTS } from './field-types/land-parcel.ts'
export { readDay, writeDay } from './field-types/date.ts'
export { ORGANISATION_PARTS } from './field-types/organisation.ts'
export type { Part } from './field-types/parts.ts'
export { personParts } from './field-types/person.ts'
export { TextShape } from './text-shape.ts'
