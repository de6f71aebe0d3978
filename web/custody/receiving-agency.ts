import type { Actor } from '#modules/record'
import { type Agency, getAgency, listAgencies } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'

/** So many places are offered at once. */
const MOST = 30

/** A place papers may go to. */
export type Receiving = Pick<Agency, 'id' | 'name'>

/** Agencies that work today and match words typed without accents, in any order; those of one's own units first. */
export async function findReceiving(
  sql: Reader,
  actor: Actor,
  { words, now }: { readonly words: string; readonly now: string },
): Promise<Receiving[]> {
  const asked = fold(words).split(' ').filter(Boolean)
  if (asked.length === 0) return []
  const units = new Set(actor.posts.map(({ unit_id }) => unit_id))
  const isNear = ({ unit_id }: Agency): number => (units.has(unit_id) ? 0 : 1)
  const own = new Set(actor.posts.map(({ agency_id }) => agency_id))
  const all = await listAgencies(sql, { on: dayOf(now) })
  return all
    .filter(({ id, name }) => !own.has(id) && asked.every((word) => ` ${fold(name)}`.includes(` ${word}`)))
    .toSorted((one, other) => isNear(one) - isNear(other) || one.name.length - other.name.length)
    .slice(0, MOST)
}

/** What was said of the place: the one it is, or those among which one is to be chosen. */
export type Said = { readonly chosen: string; readonly among: readonly Receiving[] }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The place said by its id, its name, or words that only it matches; several that match are to be chosen from. */
export async function whichReceiving(
  sql: Reader,
  actor: Actor,
  { words, now }: { readonly words: string; readonly now: string },
): Promise<Said> {
  if (words === '' || ID.test(words)) return { chosen: words, among: [] }
  const found = await findReceiving(sql, actor, { words, now })
  const exact = found.filter(({ name }) => fold(name) === fold(words))
  const [only] = exact.length === 1 ? exact : found
  return only && (exact.length === 1 || found.length === 1)
    ? { chosen: only.id, among: [] }
    : { chosen: '', among: found }
}

/** Refuses words that name no one place, and says what to do. */
export function mustBeOnePlace({ chosen, among }: Said, words: string): void {
  if (chosen !== '' || words === '') return
  const message =
    among.length === 0
      ? {
          vi: `Không có nơi nhận nào tên “${words}”. Gõ vài chữ trong tên cơ quan, không cần dấu.`,
          en: `No place is called "${words}". Type a few words of the agency's name, accents or not.`,
        }
      : {
          vi: `Có ${among.length} nơi khớp “${words}”. Chọn một nơi trong danh sách.`,
          en: `${among.length} places match "${words}". Choose one from the list.`,
        }
  throw invalid('receiving_agency', message, [{ field: 'to_agency', message }])
}

/** What stands in the field when the page comes back: the name of the place that was chosen, else the words. */
export async function nameOfPlace(sql: Reader, chosen: string, words: string): Promise<string> {
  if (chosen === '') return words
  return getAgency(sql, chosen).then(
    ({ name }) => name,
    () => '',
  )
}
