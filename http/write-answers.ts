import build from 'fast-json-stringify'

type Write = (answer: unknown) => string

/** Making what Ajv compiles terser took as long as making it; it runs as fast without. */
export const AS_WRITTEN = { code: { optimize: false } } as const

/**
 * Makes what writes answers by their schemas. Each schema is compiled once, when the first answer of its kind is written,
 * however many addresses share it: compiled for every address it cost a quarter of the start and up to a second of whoever
 * asked first.
 */
export function answerWriters(shared: unknown): (of: { readonly schema?: unknown }) => Write {
  const known = new Map<string, Write>()
  const schemas = Object(shared)
  return ({ schema }) => {
    const text = JSON.stringify(schema)
    const before = known.get(text)
    if (before) return before
    let write: Write | null = null
    const once = (answer: unknown): string => {
      write ??= build(withoutNullUnions(JSON.parse(text)), { schema: schemas, ajv: AS_WRITTEN })
      return write(answer)
    }
    known.set(text, once)
    return once
  }
}

/**
 * "This or null" said in one word: a union is written by trying its parts with a validator of its own, and nearly every union
 * of ours is of one thing and null.
 */
export function withoutNullUnions<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutNullUnions) as T
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([name, part]) => [name, withoutNullUnions(part)] as const)
  const plain: Record<string, unknown> = Object.fromEntries(entries)
  const { anyOf, ...rest } = plain
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return plain as T
  const other = anyOf.filter((part) => part?.type !== 'null')
  if (other.length !== 1 || '$ref' in other[0] || 'anyOf' in other[0]) return plain as T
  const [one] = other
  if ('type' in one) return { ...rest, ...one, nullable: true } as T
  // A list of words has no type of its own: there null is one of them.
  return (Array.isArray(one.enum) ? { ...rest, ...one, enum: [...one.enum, null] } : plain) as T
}
