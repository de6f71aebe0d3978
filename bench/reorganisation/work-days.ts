/** Thirteen days of work after the night: new desks and bodies go on with what was handed to them. */
import type { House } from '#db/house.ts'
import * as dossiers from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { wallSettings, type Work } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'

type Line = { readonly code: string; readonly slug: string; readonly business: string }

/** Does so many acts on each of thirteen days, by the officers of the units that have the dossiers now; answers how many. */
export async function workDays(house: House, aDay: number): Promise<number> {
  let acts = 0
  for (let day = 1; day <= 13; day += 1) {
    const now = `2025-07-${String(day).padStart(2, '0')}T03:00:00.000Z`
    const lines = await house.owner<Line[]>`
      select d.code, u.slug, d.business from dossiers d join units u on u.id = d.unit_id
      where d.former is not null and d.business in ('submitted', 'accepted', 'forwarded', 'proposed', 'approved')
        and d.has_head_step and d.holder_id is null and (d.former ->> 'unit_id')::int <> d.unit_id and u.kind = 'commune'
      order by md5(d.code || ${now}) limit ${aDay}`
    for (const line of lines) {
      await actOn(house, line, now)
      acts += 1
    }
  }
  return acts
}

async function actOn(house: House, { code, slug, business }: Line, now: string): Promise<void> {
  const as = async (prefix: string, run: (work: Work) => Promise<unknown>): Promise<void> => {
    const actor = await findActorByName(house.app, `${prefix}.${slug}`, now)
    if (!actor) throw new Error(`nobody is called ${prefix}.${slug}`)
    await inTransaction(house.app, wallSettings(actor), (trx) => run({ trx, actor, now, key: null }))
  }
  if (business === 'submitted') return as('tiepnhan', (work) => dossiers.acceptDossier(work, { code }))
  if (business === 'accepted') return as('tiepnhan', (work) => dossiers.forwardDossier(work, { code }))
  if (business === 'proposed') return as('truongphong', (work) => dossiers.approveDossier(work, { code }))
  if (business === 'approved') return as('vanthu', (work) => dossiers.numberDossier(work, { code }))
  return as('truongphong', (work) =>
    dossiers.assignDossier(work, { code }, { specialist: `chuyenvien.${slug}` }),
  )
}
