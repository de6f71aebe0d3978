import { randomUUID } from 'node:crypto'
import type { Trx } from '#platform/database.ts'
import type { WhereToGo } from './where-to-go-answer.ts'
import { insertAnswer } from './where-to-go-store.ts'

/** Keeps how a place was decided, for what depends on it; the words asked are not kept. Answers its id. */
export async function keepAnswer(trx: Trx, answer: WhereToGo, now: string): Promise<string> {
  const id = randomUUID()
  await insertAnswer(trx, {
    id,
    answered_at: now,
    asked_on: answer.on,
    decided_unit_id: answer.decided ? answer.unit.id : null,
    candidate_ids: answer.decided ? [] : answer.candidates.map((candidate) => candidate.id),
    how: answer.how.code,
    matched_ids: answer.how.matched.map(({ unit_id }) => unit_id),
    legal_basis: answer.how.legal_basis,
    clause: answer.how.clause,
  })
  return id
}
