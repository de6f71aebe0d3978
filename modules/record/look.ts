import type { Work } from './work.ts'

/** What of dossiers was shown: its page, its history, a print of it, one of its papers, lines of a list. */
export type Shown = 'dossier' | 'history' | 'payment' | 'print' | 'paper' | 'list' | 'book'

/**
 * An officer looks at residents' data: one event before the answer, whatever the number of dossiers, in one statement. Only
 * officers' looks are recorded; a resident sees his own. Unlike an act it does not wait for the disk: a power cut may lose
 * the looks of its last fifth of a second, and reading stays as fast as it was.
 */
export async function recordLook(
  { trx, actor, now }: Pick<Work, 'trx' | 'actor' | 'now'>,
  shown: Shown,
  dossiers: readonly string[],
): Promise<void> {
  if (actor.kind !== 'officer' || dossiers.length === 0) return
  const [only] = dossiers.length === 1 ? dossiers : []
  const [post] = actor.posts
  const data = only === undefined ? { dossiers: [...dossiers] } : {}
  await trx`
    insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
    select 'record', 'look', coalesce(${only ?? null}::uuid, gen_random_uuid()), 0, ${shown}, ${actor.id}, ${actor.kind},
      ${post?.agency_id ?? null}, ${post?.unit_id ?? null}, ${now}, ${trx.json(data)}
    from (select set_config('synchronous_commit', 'off', true)) as unhurried`
}
