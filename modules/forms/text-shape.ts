import { Type } from 'typebox'

/** Schema of a `Text`: both languages, neither empty. */
export const TextShape = Type.Object(
  { vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
)
