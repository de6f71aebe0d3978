import { answerInsert, eventInsert, replayAnswer, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from '#modules/dossiers'
import type { Trx } from '#platform/database.ts'
import type { Rating } from './rating.ts'

/** The rating of a dossier's hand-over, if there is one and the wall shows the dossier. */
export async function findRating(trx: Trx, dossierId: string): Promise<Rating | null> {
  const [row] = await trx<Rating[]>`
    select id, score, comment, criteria, rated_at from ratings where dossier_id = ${dossierId}`
  return row ?? null
}

/** Looks the key up, then the rating that may be there already. */
export async function lockRating(work: Work, dossierId: string): Promise<Rating | null> {
  await replayAnswer(work)
  return findRating(work.trx, dossierId)
}

/** Writes the rating, its event (with the score, without the comment) and the answer in one statement. */
export async function insertRating(
  work: Work,
  dossier: Dossier,
  rating: Rating & { readonly follow_up_due_at: string | null },
): Promise<Rating> {
  const { trx } = work
  const readers = [
    ...new Set([dossier.reception_agency_id, dossier.competence_agency_id, dossier.return_agency_id]),
  ]
  const event = eventInsert(work, {
    module: 'ratings',
    noun: 'rating',
    noun_id: rating.id,
    noun_version: 1,
    act: 'rate',
    agency_id: null,
    unit_id: dossier.unit_id,
    data: {
      dossier: dossier.id,
      score: rating.score,
      criteria: rating.criteria,
      procedure: dossier.procedure_code,
      channel: dossier.channel,
    },
  })
  const [row] = await trx<Rating[]>`
    with written as (
      insert into ratings (id, dossier_id, unit_id, agency_ids, rated_by, score, comment, rated_at, criteria, follow_up_due_at)
      values (${rating.id}, ${dossier.id}, ${dossier.unit_id}, ${readers}, ${work.actor.person_id},
        ${rating.score}, ${rating.comment}, ${rating.rated_at}, ${trx.json(rating.criteria)}, ${rating.follow_up_due_at})
      returning id, score, comment, criteria, rated_at
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select * from written`
  return row ?? rating
}

/** Is the person who rates also an officer who held a post, since it was filed, at a unit that handled this dossier? */
export async function isOfficerThere({ trx, actor, now }: Work, dossier: Dossier): Promise<boolean> {
  const [row] = await trx<{ found: boolean }[]>`
    select exists (
      select 1 from people me join accounts a on a.personal_number = me.personal_number and a.kind = 'officer'
        join appointments p on p.account_id = a.id
      where me.id = ${actor.person_id} and p.unit_id in (${dossier.unit_id}, ${dossier.reception_unit_id})
        and p.valid_from <= ${dayOf(now)}
        and (p.valid_to is null or p.valid_to > ${dayOf(dossier.submitted_at)})) as found`
  return row?.found ?? false
}
