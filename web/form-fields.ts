/** What a form posted: texts, lists of texts, and groups of them. */
export type Nested = { [key: string]: Nested | Nested[] | string | string[] }

const NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/i

/**
 * Turns flat field names into nested data: `answers.child.full_name` → `{ answers: { child: { full_name } } }`.
 * Numbers as keys make lists (`children.0.name`). Empty texts are left out: an empty field was not filled in.
 * Names that are no field names are ignored.
 */
export function nestFields(body: unknown): Nested {
  const root: Nested = Object.create(null)
  if (typeof body !== 'object' || body === null) return {}
  for (const [name, value] of Object.entries(body)) {
    if (!NAME.test(name) || name.split('.').some((part) => part === '__proto__')) continue
    const kept = keep(value)
    if (kept !== null) put(root, name.split('.'), kept)
  }
  return withLists({ ...root })
}

function keep(value: unknown): string | string[] | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.normalize('NFC')
  if (!Array.isArray(value)) return null
  const texts = value.filter((one): one is string => typeof one === 'string' && one.trim() !== '')
  return texts.length > 0 ? texts.map((one) => one.normalize('NFC')) : null
}

function put(group: Nested, path: readonly string[], value: string | string[]): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    group[first] = value
    return
  }
  const inside = group[first]
  const next: Nested = isGroup(inside) ? inside : {}
  group[first] = next
  put(next, rest, value)
}

function isGroup(value: Nested[string] | undefined): value is Nested {
  return typeof value === 'object' && !Array.isArray(value)
}

function withLists(group: Nested): Nested {
  return Object.fromEntries(
    Object.entries(group).map(([key, value]) => [key, isGroup(value) ? toList(value) : value]),
  )
}

function toList(group: Nested): Nested | Nested[] {
  const keys = Object.keys(group)
  if (keys.length === 0 || !keys.every((key) => /^\d{1,3}$/.test(key))) return withLists(group)
  return keys
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((key) => {
      const row = group[key]
      return isGroup(row) ? [withLists(row)] : []
    })
}
