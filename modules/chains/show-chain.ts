import { calendarGivenAt, chainDue, type Limit } from '#modules/calendar'
import {
  type ChainRule,
  findVersion,
  getChainRule,
  getVersion,
  limitFor,
  linkCode,
  type LinkRule,
  type ProcedureVersion,
} from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Text } from '#platform/text.ts'
import type { ChainView, LinkState, LinkView } from './chain-view.ts'
import { type ChainAround, findAround, type LinkDossier } from './chains-store.ts'

type Reading = Pick<Work, 'trx' | 'now'>
type Known = {
  readonly rule: LinkRule
  readonly name: Text
  readonly limit: Limit
  readonly dossier: LinkDossier | null
}

/** The chain of a dossier that the reader was just allowed to see, with every clock of it; null where there is none. */
export async function showChain(reading: Reading, dossierId: string): Promise<ChainView | null> {
  const around = await findAround(reading.trx, dossierId)
  if (!around) return null
  const rule = await getChainRule(reading.trx, around)
  const known = await Promise.all(rule.links.map((link, at) => knownOf(reading, around, { link, at })))
  const { links, cap_due_at, received_at } = await clocksOf(reading, around, { rule, known })
  const last = around.links.length - 1
  const current = around.links[last]
  const until = around.ended_at === null ? reading.now : (around.links[last]?.result?.at ?? around.ended_at)
  const { id, key, state, ending, reception_agency_id } = around
  return {
    ...{ id, key, state, ending, reception_agency_id, links, cap_due_at, received_at },
    ...{ name: rule.name, source: rule.source, cap: rule.cap },
    is_late: cap_due_at !== null && until > cap_due_at && (ending === null || ending.how === 'finished'),
    awaits: state === 'running' && current?.dossier_id === null && !current.result ? last : null,
  }
}

/** A link's name and limit: of the dossier's own version, of the procedure in force, or of the chain's source. */
async function knownOf(
  { trx, now }: Reading,
  around: ChainAround,
  { link, at }: { link: LinkRule; at: number },
): Promise<Known> {
  const id = around.links[at]?.dossier_id
  const dossier = around.dossiers.find((one) => one.id === id) ?? null
  if ('elsewhere' in link) return { rule: link, name: link.name, limit: link.limit, dossier }
  const version = dossier
    ? await getVersion(trx, dossier.procedure_version_id)
    : await findVersion(trx, link.procedure, now)
  return { rule: link, ...said(link.procedure, version, { around, dossier }), dossier }
}

/** A procedure the catalogue does not have goes by its code, and its limit is not known. */
function said(
  code: string,
  version: ProcedureVersion | null,
  { around, dossier }: { around: ChainAround; dossier: LinkDossier | null },
): Pick<Known, 'name' | 'limit'> {
  if (!version) {
    const name = {
      vi: `Thủ tục ${code} (chưa có trong danh mục)`,
      en: `Procedure ${code} (not in the catalogue)`,
    }
    return { name, limit: { unit: 'unknown' } }
  }
  const limit = limitFor(version, around.channel, dossier?.case_key ?? null)
  return { name: version.definition.short_name, limit }
}

async function clocksOf(
  { trx, now }: Reading,
  around: ChainAround,
  { rule, known }: { rule: ChainRule; known: readonly Known[] },
) {
  const received_at = known[0]?.dossier?.accepted_at ?? null
  const calendar = await calendarGivenAt(trx, around.reception_agency_id, received_at ?? around.opened_at)
  const asked = known.map(({ rule: link, limit, dossier }, at) => ({
    ...{ code: linkCode(link), limit },
    finished_at: around.links[at]?.result?.at ?? dossier?.due_at ?? null,
  }))
  const dues = received_at === null ? null : chainDue({ at: received_at, calendar }, asked, rule.cap)
  const links = known.map((one, at): LinkView => {
    const begun = around.links[at]
    const result = begun?.result ?? null
    const state = stateOf(around, at)
    const due_at = one.dossier?.due_at ?? (state === 'dropped' ? null : (dues?.links[at]?.due_at ?? null))
    const until = result?.at ?? (state === 'running' ? now : null)
    return {
      ...{
        number: at + 1,
        code: linkCode(one.rule),
        name: one.name,
        limit: one.limit,
        state,
        due_at,
        result,
      },
      body: 'elsewhere' in one.rule ? one.rule.body : null,
      dossier: one.dossier?.code ?? null,
      from_at: at === 0 ? received_at : (begun?.from_at ?? null),
      is_late: until !== null && due_at !== null && until > due_at,
    }
  })
  return { links, received_at, cap_due_at: dues?.cap_due ?? null }
}

function stateOf({ state, links, ending }: ChainAround, at: number): LinkState {
  if (ending && ending.how !== 'finished' && at >= ending.link)
    return at === ending.link ? 'stopped' : 'dropped'
  const begun = links[at]
  if (!begun) return state === 'running' ? 'waiting' : 'dropped'
  return begun.result ? 'finished' : 'running'
}
