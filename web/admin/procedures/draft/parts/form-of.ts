import { Form } from '#modules/forms'
import { Check } from 'typebox/value'
import { valueAt } from '../pointer.ts'

/** The form of a draft, once it has the shape of one. */
export function formOf(definition: unknown): Form {
  const form = valueAt(definition, '/form')
  return Check(Form, form) ? form : { sections: [] }
}
