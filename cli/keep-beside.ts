import { type Card, keepScripted } from '#modules/rehearsal'
import { SYSTEM } from '#modules/record'
import { listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import type { Server } from '#platform/server.ts'
import { inTransaction } from '#platform/transaction.ts'
import { openRehearsal } from './rehearsal-house.ts'

/** The province whose communes rehearse: Hà Nội. */
export const PROVINCE = '01'

type Beside = { readonly ground: Server; readonly env: Env; readonly name: string }

/** Keeps scripted officers' cards in the house where people rehearse, so that they stand beside theirs; answers how many changed. Throws where there is no such rehearsal. */
export async function keepBeside({ ground, env, name }: Beside, cards: readonly Card[]): Promise<number> {
  const { house, clock } = await openRehearsal(ground, env, name)
  try {
    const now = clock()
    const { items } = await listUnits(house.owner, { kind: 'commune', province: PROVINCE, on: dayOf(now) })
    let kept = 0
    for (const [commune, own] of Map.groupBy(cards, (card) => card.commune)) {
      const unit = items.find(({ code }) => code === commune)
      if (!unit) continue
      kept += await inTransaction(house.owner, {}, (trx) =>
        keepScripted({ trx, actor: SYSTEM, now, key: null }, unit, own),
      )
    }
    return kept
  } finally {
    await house.close()
  }
}
