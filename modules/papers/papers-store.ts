import type { Fragment, Reader } from '#platform/database.ts'
import { answerInsert, eventInsert, type NewEvent, type Work } from '#modules/record'
import type { Paper } from './paper.ts'

const COLUMNS = 'id, name, media, bytes, pages, sha256, uploaded_at, held_for'

/** How many papers, and bytes in all, the actor has uploaded that nothing holds yet. */
export async function countWaiting(work: Work): Promise<{ papers: number; bytes: number }> {
  const [row] = await work.trx<{ papers: number; bytes: number }[]>`
    select count(*) as papers, coalesce(sum(bytes), 0) as bytes from papers
    where uploaded_by = ${work.actor.id} and held_for is null`
  return row ?? { papers: 0, bytes: 0 }
}

/** Writes a paper, its event and the remembered answer in one statement. */
export async function insertPaper(work: Work, paper: Paper): Promise<Paper> {
  const { trx, actor } = work
  const [row] = await trx<Paper[]>`
    with written as (
      insert into papers (id, name, media, bytes, pages, sha256, uploaded_at, uploaded_by)
      values (${paper.id}, ${paper.name}, ${paper.media}, ${paper.bytes}, ${paper.pages}, ${paper.sha256},
        ${paper.uploaded_at}, ${actor.id})
      returning ${trx.unsafe(COLUMNS)}
    ), told as (${eventInsert(work, told(paper, 'store'))}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select * from written`
  if (!row) throw new Error('the paper was not written')
  return row
}

/** Takes away the actor's own paper that nothing holds; null when there is none such. */
export async function deleteWaiting(work: Work, id: string): Promise<Paper | null> {
  const { trx, actor } = work
  const [row] = await trx<Paper[]>`
    delete from papers where id = ${id} and uploaded_by = ${actor.id} and held_for is null
    returning ${trx.unsafe(COLUMNS)}`
  if (row) await eventInsert(work, told(row, 'discard'))
  return row ?? null
}

/** Puts the actor's waiting papers to a holder; answers how many of the ids the holder has now. */
export async function updateHolder(work: Work, ids: readonly string[], holder: string): Promise<number> {
  const { trx, actor } = work
  const [row] = await trx<{ held: number }[]>`
    with attached as (
      update papers set held_for = ${holder}
      where id = any (${[...ids]}::uuid[]) and uploaded_by = ${actor.id} and held_for is null
      returning id
    )
    select count(*) as held from (
      select id from attached
      union select id from papers where held_for = ${holder} and id = any (${[...ids]}::uuid[])
      union select id from papers_held_for(${holder}) where id = any (${[...ids]}::uuid[])
    ) held`
  return row?.held ?? 0
}

/** Of these ids, the papers the actor uploaded. */
export function selectOwn(
  { trx, actor }: Pick<Work, 'trx' | 'actor'>,
  ids: readonly string[],
): Promise<readonly Paper[]> {
  return trx<Paper[]>`
    select ${columns(trx)} from papers where id = any (${[...ids]}::uuid[]) and uploaded_by = ${actor.id}`
}

/** The actor's own paper that nothing holds yet. */
export async function selectWaiting(work: Pick<Work, 'trx' | 'actor'>, id: string): Promise<Paper | null> {
  const { trx, actor } = work
  const [row] = await trx<Paper[]>`
    select ${columns(trx)} from papers where id = ${id} and uploaded_by = ${actor.id} and held_for is null`
  return row ?? null
}

/** The papers of a holder, in the order they came. */
export function selectHeld(reader: Reader, holder: string): Promise<readonly Paper[]> {
  return reader<Paper[]>`
    select ${columns(reader)} from papers_held_for(${holder}) order by uploaded_at, id`
}

function columns(reader: Reader): Fragment {
  return reader.unsafe(COLUMNS)
}

function told(paper: Paper, act: 'store' | 'discard'): NewEvent {
  const { media, bytes, pages } = paper
  const noun = { module: 'papers', noun: 'paper', noun_id: paper.id, noun_version: act === 'store' ? 1 : 2 }
  return { ...noun, act, agency_id: null, unit_id: null, data: { media, bytes, pages } }
}

/** Copies the papers of one dossier of a chain to the next; PostgreSQL judges whether a chain joins them. */
export function insertCarried(
  trx: Reader,
  { papers, from, to }: { readonly papers: readonly string[]; readonly from: string; readonly to: string },
): Promise<readonly { id: string; carried: string }[]> {
  return trx<{ id: string; carried: string }[]>`
    select id, carried from carry_papers(${from}, ${to}, ${[...papers]}::uuid[])`
}
