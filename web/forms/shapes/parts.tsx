import type { ComponentChildren } from 'preact'
import type { Part } from '#modules/forms'
import { type FieldProps, FieldGroup, errorOf } from '#web/ui/index.ts'
import { type DrawProps, controlOf, partsOf, typed } from '../field-shape.ts'

/** What one part of a person, an organisation or an address is drawn from. */
export type PartProps = FieldProps & { key: string; value: string }

/** The parts of one answer under its question. */
export function Parts({
  of,
  parts,
  draw,
}: {
  of: DrawProps
  parts: readonly Part[]
  draw: (part: PartProps) => ComponentChildren
}) {
  const given = partsOf(of.value)
  return (
    <FieldGroup {...controlOf(of)} error={undefined}>
      <div class="parts">
        {parts.map(({ key, label, required }) => {
          const name = `${of.name}.${key}`
          const optional = !required || !of.field.required
          return draw({
            key,
            name,
            label,
            optional,
            error: errorOf(of.errors, name),
            value: typed(given[key]),
          })
        })}
      </div>
    </FieldGroup>
  )
}

/** The posted parts that were filled in; undefined where none was. */
export function readParts(
  parts: readonly Part[],
  posted: unknown,
  read: (key: string, text: string) => string,
): Record<string, string> | undefined {
  const given = partsOf(posted)
  const entries = parts.flatMap(({ key }) => {
    const text = given[key]
    return typeof text === 'string' ? [[key, read(key, text)] as const] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
