/** Each result of a chain opens the next dossier, once, and every dossier the house opened is some chain's. */
import { CHAIN } from './chains.ts'
import { acknowledgement, type Op } from './history.ts'
import type { Kept, KeptChain } from './kept.ts'
import { fault, type Fault } from './verdict.ts'

/** In these a dossier has come to its end, and its chain goes on or stops. */
const ENDED = ['finished', 'refused', 'withdrawn', 'stopped']

/** Holds chains against their dossiers, their events, and the filings that opened them. */
export function checkChains(history: readonly Op[], { chains, dossiers }: Kept): Fault[] {
  const holders = Map.groupBy(
    chains.flatMap(({ id, codes }) => codes.map((code) => ({ id, code }))),
    ({ code }) => code,
  )
  const business = new Map(dossiers.map((dossier) => [dossier.code, dossier.business]))
  const opened = dossiers.filter(({ by_house }) => by_house)
  return [
    ...chains.flatMap((chain) => checkChain(chain, business)),
    ...[...holders].flatMap(([code, some]) =>
      some.length > 1 ? [fault('chain', code, `in ${some.length} links`)] : [],
    ),
    ...opened.flatMap(({ code }) =>
      holders.has(code) ? [] : [fault('chain', code, 'opened by the house and in no chain')],
    ),
    ...history.flatMap((op) => {
      const code = op.chain ? acknowledgement(op)?.code : null
      return code && !holders.has(code) ? [fault('lost', code, `the chain filed under ${op.key}`)] : []
    }),
  ]
}

function checkChain(chain: KeptChain, business: ReadonlyMap<string, string>): Fault[] {
  const { id, state, codes, version, events } = chain
  if (version !== events) return [fault('chain', id, `version ${version}, ${events} events`)]
  const states = codes.map((code) => business.get(code) ?? 'missing')
  const passed = states.slice(0, -1).findIndex((one) => one !== 'finished')
  if (passed >= 0) return [fault('chain', id, `passed on from ${codes[passed]}, which is ${states[passed]}`)]
  const hasEnded = ENDED.includes(states.at(-1) ?? '')
  if (hasEnded !== (state !== 'running'))
    return [fault('chain', id, `${state}, and its last dossier is ${states.at(-1)}`)]
  if (state === 'finished' && codes.length !== CHAIN.links)
    return [fault('chain', id, `finished with ${codes.length} dossiers of ${CHAIN.links}`)]
  return []
}
