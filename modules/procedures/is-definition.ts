import { Compile } from 'typebox/compile'
import { Definition } from './definition.ts'

let compiled: ReturnType<typeof Compile<typeof Definition>> | undefined

/** Whether a value has the shape of a definition. Compiled once: the house reads hundreds of them at a start. */
export function isDefinition(value: unknown): value is Definition {
  compiled ??= Compile(Definition)
  return compiled.Check(value)
}
