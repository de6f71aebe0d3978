import { Type, type Static } from 'typebox'
import { once, recordEvent, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { selectAgencyOf, updateRevoked } from './authority-acts-store.ts'
import { forgetFacts } from './authority-for.ts'
import { beginOf, getSigningFacts, mustKeep } from './authority-policy.ts'
import type { Delegation } from './delegation.ts'
import { told } from './grant-delegation.ts'

export const RevokeInput = Type.Object(
  {
    reason: Type.String({ minLength: 3, maxLength: 500 }),
    at: Type.Optional(Type.String({ format: 'date-time', description: 'Now, where left out' })),
  },
  { additionalProperties: false },
)
export type RevokeInput = Static<typeof RevokeInput>

/** Thu hồi: from its moment on nothing is signed by this delegation; what was signed before stays valid. */
export async function revokeDelegation(work: Work, id: string, input: RevokeInput): Promise<Delegation> {
  return once(work, () => revoke(work, id, input))
}

async function revoke(work: Work, id: string, input: RevokeInput): Promise<Delegation> {
  const agency = await selectAgencyOf(work.trx, 'delegations', id)
  const facts = agency ? await getSigningFacts(work, agency) : null
  const delegation = facts?.delegations.find((one) => one.id === id)
  if (!facts || !delegation) {
    throw notFound('delegation', {
      vi: 'Không có văn bản giao quyền này.',
      en: 'There is no such delegation.',
    })
  }
  // Who passed it on may take back what he gave.
  const parent = facts.delegations.find((one) => one.id === delegation.parent_id)
  if (parent?.to_account !== work.actor.id) mustKeep(work, facts)
  const revoked_at = beginOf(work, input.at, 'at')
  if (delegation.revoked_at !== null || (delegation.valid_to !== null && delegation.valid_to <= revoked_at))
    throw OVER
  const row = { ...delegation, revoked_at, revoked_reason: input.reason.trim() }
  if (!(await updateRevoked(work, row))) throw OVER
  forgetFacts(work.trx)
  await recordEvent(work, told(row, 'revoke'))
  return row
}

const OVER = conflict('delegation_over', {
  vi: 'Văn bản này đã bị thu hồi hoặc đã hết hiệu lực.',
  en: 'This delegation was revoked before or is over.',
})
