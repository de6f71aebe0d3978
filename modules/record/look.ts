import { writeAtEnd } from '#platform/transaction.ts'
import { statedPurpose } from './state-purpose.ts'
import type { Work } from './work.ts'

/** What of dossiers was shown: its page, its history, a print of it, its result, one of its papers, lines of a list, transfers. */
export type Shown =
  | 'dossier'
  | 'history'
  | 'payment'
  | 'print'
  | 'result'
  | 'paper'
  | 'list'
  | 'book'
  | 'bank'

/** Lines of many dossiers, masked for the city: watched, not opened. */
const LISTS: readonly Shown[] = ['list', 'book', 'bank']

/**
 * An officer looks at residents' data: one event before the answer, whatever the number of dossiers, in one statement, with
 * the purpose; it leaves with the commit, which the answer waits for. Only officers' looks are recorded; a resident sees his own. Unlike an act it does not wait for the disk: a
 * power cut may lose the looks of its last fifth of a second, and reading stays as fast as it was.
 */
export async function recordLook(
  { trx, actor, now }: Pick<Work, 'trx' | 'actor' | 'now'>,
  shown: Shown,
  dossiers: readonly string[],
): Promise<void> {
  if (actor.kind !== 'officer') return
  // What payers wrote is theirs even where it names no dossier.
  if (dossiers.length === 0 && shown !== 'bank') return
  const [only] = dossiers.length === 1 ? dossiers : []
  const [post] = actor.posts
  const purpose = await purposeOf({ trx, actor, now }, shown, only)
  const data = only === undefined ? { purpose, dossiers: [...dossiers] } : { purpose }
  writeAtEnd(
    trx,
    () =>
      trx`
    insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
    select 'record', 'look', coalesce(${only ?? null}::uuid, gen_random_uuid()), 0, ${shown}, ${actor.id}, ${actor.kind},
      ${post?.agency_id ?? null}, ${post?.unit_id ?? null}, ${now}, ${trx.json(data)}
    from (select set_config('synchronous_commit', 'off', true)) as unhurried`,
  )
}

/** Officers at the dossier's places handle it; the city states why it opens one, and follows lists. */
async function purposeOf(work: Pick<Work, 'trx' | 'actor' | 'now'>, shown: Shown, only: string | undefined) {
  if (work.actor.sees !== 'city') return 'handling'
  return only === undefined || LISTS.includes(shown) ? 'oversight' : statedPurpose(work, only)
}
