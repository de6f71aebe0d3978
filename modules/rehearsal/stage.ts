import type * as dossiers from '#modules/dossiers'
import { findActorByName } from '#modules/people'
import { type Actor, wallSettings, type Work } from '#modules/record'
import type { Random } from '#modules/simulation'
import type { Unit } from '#modules/units'
import type { Sql } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'

/** A commune that rehearses, and the one beside it. */
export type Commune = { readonly unit: Unit; readonly beside: Unit; readonly index: number }

/** Where a scenario is played: a house of its own, and a clock that only the steps move. */
export type Stage = {
  readonly house: { readonly app: Sql; readonly city: Sql }
  readonly commune: Commune
  readonly random: Random
  now: string
  dossier: dossiers.Dossier | null
}

/** Does an act as this account of the commune, at the stage's time. */
export async function actAs<T>(stage: Stage, name: string, run: (work: Work) => Promise<T>): Promise<T> {
  const account = name.includes('.') ? name : `${name}.${stage.commune.unit.slug}`
  const actor = await actorOf(stage, account)
  const pool = actor.sees === 'city' ? stage.house.city : stage.house.app
  return inTransaction(pool, wallSettings(actor), (trx) => run({ trx, actor, now: stage.now, key: null }))
}

/** An account by its name; one without a post cannot do anything, and that is what the scorecard shall say. */
async function actorOf({ house, now }: Stage, account: string): Promise<Actor> {
  const actor = await findActorByName(house.app, account, now)
  if (actor && actor.posts.length > 0) return actor
  throw forbidden('no_post', {
    vi: `Tài khoản ${account} không có vị trí nào hôm nay.`,
    en: `The account ${account} has no post today.`,
  })
}

/** The dossier the scenario is at. */
export function dossierOf({ dossier }: Stage): dossiers.Dossier {
  if (dossier) return dossier
  throw new Error('no step has filed a dossier yet')
}
