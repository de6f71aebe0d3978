import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import type { Difference } from './match-paper.ts'

/** Ghi nhận bản giấy khác bản điện tử: told after the hand-over was refused, so that it counts and shows. */
export async function noteDifference(
  work: Work,
  { code }: Target,
  differs: readonly Difference[],
): Promise<Dossier> {
  const dossier = await lockDossier(work, { code })
  const step = { ...judgeAct(dossier, 'deliver', work), act: 'find_difference' } as const
  return writeDossier(work, dossier, {
    step,
    // Found again, it is one difference still: counted on the day it was first found.
    changes: {
      paper_check: { differs: [...differs], at: dossier.paper_check?.at ?? work.now, settled: null },
    },
    data: { differs },
  })
}

export const SettleDifferenceInput = Type.Object(
  { reason: Type.String({ minLength: 10, maxLength: 1000, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type SettleDifferenceInput = Static<typeof SettleDifferenceInput>

/** Cho trả bản giấy khác: a head or a signer answers for it with a reason; the difference stays on record. */
export async function settleDifference(
  work: Work,
  target: Target,
  { reason }: SettleDifferenceInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'settle_difference', work)
  const { paper_check } = dossier
  if (!paper_check) throw new Error(`dossier ${dossier.code} has no difference to settle`)
  const settled = { reason, by: `${work.actor.name}, ${work.actor.title}`, at: work.now }
  return writeDossier(work, dossier, { step, changes: { paper_check: { ...paper_check, settled } } })
}

/** A result that waits because its paper is not the signed one, and since when. */
export type Differing = { readonly id: string; readonly unit_id: number; readonly at: string }

/**
 * Bản giấy khác, chưa trả: what somebody still has to compare or settle. Handed over or settled, a difference stays on the
 * record and is nobody's work; the index holds what stands alone.
 */
export function listDiffering(sql: Reader): Promise<Differing[]> {
  return sql<Differing[]>`
    select id, unit_id, (paper_check ->> 'at')::timestamptz as at from dossiers
    where paper_check is not null and delivery = 'ready' and paper_check -> 'settled' = 'null'::jsonb
    order by id`
}
