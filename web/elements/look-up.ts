/** One thing to choose. */
export type Found = { value: string; label: string; hint?: string }

/** Asks `source?q=typed` for `{ items: [{ value, label, hint? }] }`; nothing when the server cannot be reached. */
export async function lookUp(source: string, typed: string): Promise<Found[]> {
  if (!typed.trim()) return []
  const address = new URL(source, location.href)
  address.searchParams.set('q', typed)
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    const body: unknown = answer.ok ? await answer.json() : null
    return foundIn(body) ?? []
  } catch {
    return []
  }
}

/** The things in `{ items }`; null where it is no such answer. */
export function foundIn(body: unknown): Found[] | null {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items)
    ? body.items.flatMap(parse)
    : null
}

function parse(item: unknown): Found[] {
  if (typeof item !== 'object' || item === null || !('value' in item) || !('label' in item)) return []
  const hint = 'hint' in item && typeof item.hint === 'string' ? { hint: item.hint } : {}
  return [{ value: String(item.value), label: String(item.label), ...hint }]
}
