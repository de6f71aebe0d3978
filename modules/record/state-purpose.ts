import { Type, type Static } from 'typebox'
import { forbidden } from '#platform/refusal.ts'
import { eventInsert } from './event.ts'
import { Purpose } from './purpose.ts'
import type { Work } from './work.ts'

export const PurposeInput = Type.Object({ purpose: Purpose }, { additionalProperties: false })
export type PurposeInput = Static<typeof PurposeInput>

/** How long a stated purpose covers the pages, prints and papers of its dossier: a working day. */
const LASTS_MS = 8 * 3_600_000

/** Nêu mục đích xem: a city role says why it opens a dossier, before anything of it is shown. Saying it again is harmless. */
export async function statePurpose(
  { trx, actor, now }: Work,
  dossier: string,
  { purpose }: PurposeInput,
): Promise<{ purpose: Purpose; until: string }> {
  if (actor.sees !== 'city') {
    throw forbidden('no_purpose_asked', {
      vi: 'Chỉ vai trò cấp thành phố phải nêu mục đích; cán bộ của đơn vị mở hồ sơ để giải quyết.',
      en: 'Only city roles state a purpose; officers of the unit open it to handle it.',
    })
  }
  const [post] = actor.posts
  await trx`
    with stated as (
      insert into stated_purposes as s (account_id, dossier_id, purpose, stated_at)
      values (${actor.id}, ${dossier}, ${purpose}, ${now})
      on conflict (account_id, dossier_id) do update set purpose = excluded.purpose, stated_at = excluded.stated_at
    )
    ${eventInsert(
      { trx, actor, now },
      {
        ...{ module: 'record', noun: 'look', noun_id: dossier, noun_version: 0, act: 'purpose' },
        ...{ agency_id: post?.agency_id ?? null, unit_id: post?.unit_id ?? null, data: { purpose } },
      },
    )}`
  return { purpose, until: new Date(Date.parse(now) + LASTS_MS).toISOString() }
}

/** The purpose somebody stated for a dossier not long ago; refuses where none was stated. */
export async function statedPurpose(
  { trx, actor, now }: Pick<Work, 'trx' | 'actor' | 'now'>,
  dossier: string,
): Promise<Purpose> {
  const since = new Date(Date.parse(now) - LASTS_MS).toISOString()
  const [row] = await trx<{ purpose: Purpose }[]>`
    select purpose from stated_purposes
    where account_id = ${actor.id} and dossier_id = ${dossier} and stated_at > ${since}`
  if (row) return row.purpose
  throw forbidden('purpose_needed', {
    vi: 'Hãy nêu mục đích xem hồ sơ của đơn vị khác trước khi mở; mục đích được ghi vào nhật ký của hồ sơ.',
    en: 'Say why you open a dossier of another unit before it is shown; the purpose goes on its record.',
  })
}
