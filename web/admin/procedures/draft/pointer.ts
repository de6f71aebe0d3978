import { partsOf, rowsOf, typed } from '../../../forms/field-shape.ts'

const tokensOf = (pointer: string): readonly string[] => pointer.split('/').slice(1)

/** What lies at a JSON pointer; undefined where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value
  for (const token of tokensOf(pointer))
    here = Array.isArray(here) ? rowsOf(here)[Number(token)] : partsOf(here)[token]
  return here
}

/** The text at a pointer; empty where there is none. */
export function textAt(value: unknown, pointer: string): string {
  return typed(valueAt(value, pointer))
}

/** The list at a pointer; empty where there is none. */
export function listAt(value: unknown, pointer: string): readonly unknown[] {
  return rowsOf(valueAt(value, pointer))
}

/** A copy with something else at a pointer; `-` at its end adds to a list, undefined takes away. */
export function withValueAt(value: unknown, pointer: string, next: unknown): unknown {
  const [token, ...rest] = tokensOf(pointer)
  if (token === undefined) return next
  const inner = rest.length === 0 ? '' : `/${rest.join('/')}`
  if (Array.isArray(value) || token === '-') return inList(rowsOf(value), { token, inner, next })
  const parts = partsOf(value)
  const changed = withValueAt(parts[token], inner, next)
  const others = Object.entries(parts).filter(([name]) => name !== token)
  if (changed === undefined) return Object.fromEntries(others)
  // A key keeps its place among the others, so that what did not change reads the same.
  return { ...parts, [token]: changed }
}

type Change = { readonly token: string; readonly inner: string; readonly next: unknown }

function inList(rows: readonly unknown[], { token, inner, next }: Change): unknown {
  if (token === '-') return [...rows, next]
  const place = Number(token)
  const changed = withValueAt(rows[place], inner, next)
  if (changed === undefined) return rows.filter((_, index) => index !== place)
  return rows.map((row, index) => (index === place ? changed : row))
}

/** A copy without what lies at a pointer, nor an object that is left with nothing in it. */
export function without(value: unknown, pointer: string): unknown {
  const shorter = withValueAt(value, pointer, undefined)
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const left = valueAt(shorter, parent)
  const isBare = typeof left === 'object' && left !== null && Object.keys(left).length === 0
  return parent !== '' && isBare && !Array.isArray(left) ? without(shorter, parent) : shorter
}

/** A copy in which a row of a list stands one place higher (-1) or lower (1). */
export function moved(value: unknown, pointer: string, by: -1 | 1): unknown {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const place = Number(pointer.slice(parent.length + 1))
  const rows = [...listAt(value, parent)]
  if (!(place in rows) || !(place + by in rows)) return value
  const [row] = rows.splice(place, 1)
  rows.splice(place + by, 0, row)
  return withValueAt(value, parent, rows)
}
