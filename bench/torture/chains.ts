/** Chains of procedures: what a dossier's result opens next, which the house does by itself while everything fails. */
import { randomUUID } from 'node:crypto'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import type { RunningHouse } from '#test/running-house.ts'
import { ask, type Line } from './ask.ts'
import { look, request, type Commune } from './commune.ts'
import { nextMove, seenOf } from './moves.ts'

const PROCEDURES = ['1.004873', '1.000894', '2.000908']

/** The chain the desks file in, and how many dossiers it has when it is whole. */
export const CHAIN = { key: 'tra-tan', links: PROCEDURES.length }

/** Writes the chain's rule into the house: a confirmation, a marriage, copies. */
export async function giveChain(house: RunningHouse): Promise<void> {
  const [first, second, third] = PROCEDURES
  const rule = {
    ...{ key: CHAIN.key, valid_from: '2026-01-01', valid_to: null, source: 'torture', unknown: [] },
    name: { vi: 'Xác nhận, kết hôn, bản sao', en: 'Confirmation, marriage, copies' },
    links: [
      { procedure: first },
      { procedure: second, previous_as: 'status_confirmation' },
      { procedure: third },
    ],
    cap: { unit: 'working_days', value: 7 },
  }
  await house.look(
    (sql) => sql`
      insert into chain_rules (key, valid_from, rule) values (${rule.key}, ${rule.valid_from}, ${sql.json(rule)})
      on conflict do nothing`,
  )
}

/** The dossier a chain has opened behind this one: its code; `waiting` while it has not, null where nothing comes any more. */
export async function nextInChain(
  commune: Commune,
  line: Line,
  code: string,
): Promise<{ readonly code: string } | 'waiting' | null> {
  const seen = await look(commune, line, { desk: 'tiepnhan', path: `/api/dossiers/${code}` })
  if (!seen) return 'waiting' // the house is away
  const { state, links = [] }: { state?: string; links?: { dossier: string | null }[] } = Object(
    seen['chain'],
  )
  const at = links.findIndex(({ dossier }) => dossier === code)
  const next = links[at + 1]?.dossier
  if (next) return { code: next }
  return state === 'running' && at >= 0 && at + 1 < links.length ? 'waiting' : null
}

/** Files in the chain and brings the first dossier to its number by the straight way, so that the house has something to pass on. */
export async function settleInChain(commune: Commune, line: Line): Promise<void> {
  const { unit, official } = commune
  const mark = `${line.name} ${randomUUID()}`
  const body = {
    ...{ ...MARITAL_STATUS, unit, chain: CHAIN.key },
    answers: { ...MARITAL_STATUS.answers, residence: { unit: official, line: mark } },
    checklist: [{ key: 'earlier', kind: 'original', count: 1, paper_ids: [] }],
  }
  const filing = { act: 'submit', path: '/api/dossiers', body, code: null, mark, things: ['earlier'] }
  const filed = await ask(line, request(commune, 'tiepnhan', { ...filing, chain: true }))
  const code = filed?.code ?? null
  const straight = { ...line.random, next: () => 0 }
  for (let steps = 0; code !== null && steps < 12; steps += 1) {
    const seen = await look(commune, line, { desk: 'tiepnhan', path: `/api/dossiers/${code}` })
    const view = seen && seenOf(seen)
    const move = view && view.business !== 'finished' ? nextMove(view, unit, straight) : null
    if (!move) return
    const { desk, act, path, body: given } = move
    await ask(line, request(commune, desk, { act, path: `/api/dossiers/${code}/${path}`, body: given, code }))
  }
}
