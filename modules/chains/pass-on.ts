import { type Dossier, fileNext, getDossier, startNext } from '#modules/dossiers'
import { type ChainRule, findVersion, getChainRule } from '#modules/procedures'
import type { Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Chain, ChainEnding, LinkResult } from './chain.ts'
import { findAround, lockChain, updateChain } from './chains-store.ts'

/**
 * Chuyển mắt xích: the result of a link opens the next one, once; a link that ended without a result stops the chain
 * with its reason. All in one transaction behind the chain's lock, so it may be tried again after any crash.
 */
export async function passOn(work: Work, id: string): Promise<Chain> {
  const chain = await lockChain(work.trx, id)
  if (!chain || chain.state !== 'running') throw nothingToPassOn()
  const last = await lastDossier(work, chain)
  const outcome = outcomeOf(chain, last)
  if (!outcome) throw nothingToPassOn()
  if ('how' in outcome) return endChain(work, chain, outcome)
  const settled = withResult(chain, outcome)
  const rule = await getChainRule(work.trx, chain)
  const next = rule.links[chain.links.length]
  if (!next) {
    return endChain(work, settled, { link: chain.links.length - 1, how: 'finished', reason: '' })
  }
  return beginNext(work, settled, { next, last, at: outcome.at })
}

/** The last dossier the chain opened: its persons, answers and papers are what goes on. */
async function lastDossier(work: Work, chain: Chain): Promise<Dossier> {
  const id = chain.links.findLast(({ dossier_id }) => dossier_id !== null)?.dossier_id ?? ''
  const around = await findAround(work.trx, id)
  return getDossier(work, around?.dossiers.find((one) => one.id === id)?.code ?? '')
}

type Begin = { readonly next: ChainRule['links'][number]; readonly last: Dossier; readonly at: string }

/** Opens the next link: a dossier, or, where the house does not take it in, a wait for its result. */
async function beginNext(work: Work, chain: Chain, { next, last, at }: Begin): Promise<Chain> {
  const begun = (dossier_id: string | null) => ({
    ...chain,
    links: [...chain.links, { dossier_id, from_at: at, result: null }],
  })
  const version = 'procedure' in next ? await findVersion(work.trx, next.procedure, work.now) : null
  if (!version || !('procedure' in next)) return updateChain(work, begun(null), 'wait_elsewhere')
  const fresh = await fileNext(work, last, version)
  const after = await updateChain(work, begun(fresh.id), 'pass_on')
  await startNext(work, fresh, { from: last, at, previous_as: next.previous_as })
  return after
}

/** Ends a chain, with the reason where a link had no result. */
export function endChain(work: Work, chain: Chain, ending: ChainEnding): Promise<Chain> {
  const isDone = ending.how === 'finished'
  const state = isDone ? ('finished' as const) : ('stopped' as const)
  return updateChain(work, { ...chain, state, ended_at: work.now, ending }, isDone ? 'finish' : 'stop')
}

/** The chain with the result of its last link. */
export function withResult(chain: Chain, result: LinkResult): Chain {
  return {
    ...chain,
    links: chain.links.map((link, at) => (at === chain.links.length - 1 ? { ...link, result } : link)),
  }
}

/** How the last link ended: with a result, without one, or not yet. */
function outcomeOf({ links }: Chain, dossier: Dossier): LinkResult | ChainEnding | null {
  const current = links.at(-1)
  const link = links.length - 1
  if (!current) return null
  if (current.dossier_id === null) return current.result
  const { business, decision, finished_at, result_number, refusal, ending } = dossier
  if (business === 'finished' && finished_at) {
    if (decision?.outcome === 'declined') return { link, how: 'declined', reason: decision.summary }
    return { at: finished_at, number: result_number }
  }
  if (business === 'refused') return { link, how: 'refused', reason: refusal?.reason ?? '' }
  if (business === 'withdrawn' || business === 'stopped') {
    return { link, how: business, reason: ending?.reason ?? '' }
  }
  return null
}

function nothingToPassOn() {
  return conflict('nothing_to_pass_on', {
    vi: 'Mắt xích hiện tại chưa kết thúc, hoặc chuỗi đã kết thúc.',
    en: 'The present link has not ended, or the chain has.',
  })
}
