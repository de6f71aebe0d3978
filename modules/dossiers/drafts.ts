import { Type, type Static } from 'typebox'
import { answerInsert, eventInsert, replayAnswer, type Work } from '#modules/record'
import { jsonOf, type Reader } from '#platform/database.ts'
import { forbidden, notFound } from '#platform/refusal.ts'

export const DraftInput = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    procedure: Type.String({ maxLength: 20 }),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export type DraftInput = Static<typeof DraftInput>

/** Hồ sơ đang soạn: what a resident typed so far. */
export type Draft = {
  id: string
  procedure_code: string
  data: Record<string, unknown>
  saved_at: string
  version: number
}

const NO_DRAFT = notFound('draft', {
  vi: 'Bản nháp này không còn; có thể hồ sơ đã được nộp. Hãy xem ở Hồ sơ của tôi.',
  en: 'This draft is no longer there; it may have been filed. Look under My dossiers.',
})

/** Saves a draft under the id its form was given; later saves replace what was typed before. */
export async function saveDraft(work: Work, input: DraftInput): Promise<Draft> {
  const { trx, actor, now } = work
  if (!actor.id) {
    throw forbidden('sign_in_to_save', { vi: 'Hãy đăng nhập để lưu nháp.', en: 'Sign in to save a draft.' })
  }
  await replayAnswer(work)
  const [before] = await trx<
    { version: number }[]
  >`select version from drafts where id = ${input.id} for update`
  const event = eventInsert(work, {
    module: 'dossiers',
    noun: 'draft',
    noun_id: input.id,
    noun_version: (before?.version ?? 0) + 1,
    act: 'save',
    agency_id: null,
    unit_id: null,
    data: { procedure: input.procedure },
  })
  const data = jsonOf(trx, input.data)
  const [row] = await trx<Draft[]>`
    with written as (
      insert into drafts as d (id, account_id, procedure_code, data, saved_at)
      values (${input.id}, ${actor.id}, ${input.procedure}, ${data}, ${now})
      on conflict (id) do update set data = excluded.data, saved_at = excluded.saved_at, version = d.version + 1
      returning id, procedure_code, data, saved_at, version
    ), told as (${event}), remembered as (${answerInsert(work, trx`(select to_jsonb(written) from written)`)})
    select * from written`
  if (!row) throw NO_DRAFT
  return row
}

/** A resident's own drafts, the latest first. */
export async function listDrafts(sql: Reader): Promise<Draft[]> {
  return sql<
    Draft[]
  >`select id, procedure_code, data, saved_at, version from drafts order by saved_at desc limit 50`
}

/** One of his own drafts. */
export async function getDraft(sql: Reader, id: string): Promise<Draft> {
  const [row] = await sql<
    Draft[]
  >`select id, procedure_code, data, saved_at, version from drafts where id = ${id}`
  if (!row) throw NO_DRAFT
  return row
}

/** Throws a draft away: by its owner, or when it has been filed. */
export async function dropDraft(work: Work, id: string): Promise<void> {
  const [row] = await work.trx<{ version: number; procedure_code: string }[]>`
    delete from drafts where id = ${id} returning version, procedure_code`
  if (!row) return
  await eventInsert(work, {
    module: 'dossiers',
    noun: 'draft',
    noun_id: id,
    noun_version: row.version + 1,
    act: 'drop',
    agency_id: null,
    unit_id: null,
    data: { procedure: row.procedure_code },
  })
}
