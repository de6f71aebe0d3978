import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'

/** What a schema found wrong, in the shape that `describe` turns into words. */
class WrongInput extends Error {
  readonly validation: unknown
  constructor(validation: unknown) {
    super('the input does not fit its schema')
    this.validation = validation
  }
}

/** Judges what a page's form said by the same schema and validator as the API's requests. */
export function checkInput<Schema extends TSchema>(
  request: FastifyRequest,
  schema: Schema,
  input: unknown,
): Static<Schema> {
  const validate = request.compileValidationSchema(schema)
  // The validator just said that the input has the schema's type.
  if (validate(input)) return input as Static<Schema>
  throw new WrongInput(validate.errors ?? [])
}
