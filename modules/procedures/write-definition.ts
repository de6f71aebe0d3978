import type { TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { slug } from '#platform/text.ts'
import { Definition } from './definition.ts'

const WIDTH = 120

/** Where the file of a definition lies: `<code>-<short name>/v<version>.json`. */
export function placeOf({ code, short_name, version }: Definition): string {
  return `${code}-${slug(short_name.vi)}/v${version}.json`
}

/**
 * The one way a definition is written as a file: keys in the order of the schema, two spaces, what fits a line on one
 * line. The database forgets the order of keys, so the same definition always gives the same bytes.
 */
export function writeDefinition(definition: Definition): string {
  return `${write(inOrder(Definition, definition), '', 0)}\n`
}

type Shape = {
  readonly properties?: Record<string, TSchema>
  readonly anyOf?: TSchema[]
  readonly items?: TSchema
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value with its keys as its schema lists them; of a union the first member it fits. */
function inOrder(schema: TSchema, value: unknown): unknown {
  const { properties, anyOf, items }: Shape = schema
  const fits = anyOf?.find((one) => Check(one, value))
  if (fits) return inOrder(fits, value)
  if (Array.isArray(value)) return value.map((one) => (items ? inOrder(items, one) : one))
  if (!isRecord(value) || !properties) return value
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, part]) =>
      value[key] === undefined ? [] : [[key, inOrder(part, value[key])]],
    ),
  )
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => onOneLine(one)).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, part]) => `${JSON.stringify(key)}: ${onOneLine(part)}`)
    .join(', ')}}`
}

/** `before`: how many letters stand on the line after its indent already. */
function write(value: unknown, indent: string, before: number): string {
  if (!Array.isArray(value) && !isRecord(value)) return JSON.stringify(value)
  const room = indent === '' ? 0 : WIDTH - indent.length - before
  // JSON without spaces is quick to make and never longer: what is too long so need not be tried with them.
  const line = JSON.stringify(value).length < room ? onOneLine(value) : null
  if (line !== null && line.length < room) return line
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map((one) => deeper + write(one, deeper, 0))
    return `[\n${items.join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).map(([key, part]) => {
    const name = `${JSON.stringify(key)}: `
    return deeper + name + write(part, deeper, name.length)
  })
  return `{\n${entries.join(',\n')}\n${indent}}`
}
