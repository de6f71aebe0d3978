import { recordEvent, type Work } from '#modules/record'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Chain } from './chain.ts'

const COLUMNS = `id, key, valid_from, reception_agency_id, channel, state, links, opened_at, ended_at, ending, version`

/** How the dossier of a link stands, as far as everybody who sees one link may know. */
export type LinkDossier = {
  readonly id: string
  readonly code: string
  readonly business: string
  readonly accepted_at: string | null
  readonly due_at: string | null
  readonly finished_at: string | null
  readonly procedure_version_id: string
  readonly case_key: string | null
}

/** A chain with the dossiers of its links. */
export type ChainAround = Chain & { readonly dossiers: readonly LinkDossier[] }

/** The chain of a dossier that the reader was just allowed to see; null where it belongs to none. */
export async function findAround(sql: Reader, dossierId: string): Promise<ChainAround | null> {
  const [row] = await sql<
    ChainAround[]
  >`select ${sql.unsafe(COLUMNS)}, dossiers from chain_around(${dossierId})`
  return row ? { ...row, dossiers: row.dossiers.map(inOneSpelling) } : null
}

/** Moments inside JSON come in PostgreSQL's spelling. */
function inOneSpelling(link: LinkDossier): LinkDossier {
  const spelt = (moment: string | null) => (moment === null ? null : new Date(moment).toISOString())
  const { accepted_at, due_at, finished_at } = link
  return { ...link, accepted_at: spelt(accepted_at), due_at: spelt(due_at), finished_at: spelt(finished_at) }
}

/** The chain, locked, as far as the actor's agency took it in. */
export async function lockChain(trx: Trx, id: string): Promise<Chain | null> {
  const [row] = await trx<Chain[]>`select ${trx.unsafe(COLUMNS)} from chains where id = ${id} for update`
  return row ?? null
}

/** Writes a chain just opened, with its event. */
export async function insertChain(work: Work, chain: Chain): Promise<void> {
  const { trx } = work
  const ids = dossiersOf(chain)
  await trx`insert into chains (id, key, valid_from, reception_agency_id, channel, state, dossier_ids,
      current_dossier_id, links, opened_at)
    values (${chain.id}, ${chain.key}, ${chain.valid_from}, ${chain.reception_agency_id}, ${chain.channel},
      ${chain.state}, ${ids}::uuid[], ${currentOf(chain)}, ${jsonOf(trx, chain.links)}, ${chain.opened_at})`
  await tell(work, chain, 'open')
}

/** Writes how a chain stands after an act, with its event. */
export async function updateChain(work: Work, chain: Chain, act: string): Promise<Chain> {
  const { trx } = work
  const after = { ...chain, version: chain.version + 1 }
  const ending = after.ending === null ? null : jsonOf(trx, after.ending)
  await trx`update chains set state = ${after.state}, dossier_ids = ${dossiersOf(after)}::uuid[],
      current_dossier_id = ${currentOf(after)}, links = ${jsonOf(trx, after.links)}, ended_at = ${after.ended_at},
      ending = ${ending}, version = ${after.version}
    where id = ${after.id}`
  await tell(work, after, act)
  return after
}

/** Running chains whose last link has ended: by its dossier, or by a result written down by hand. For the job. */
export async function listToPassOn(
  sql: Reader,
  limit: number,
): Promise<readonly { readonly id: string; readonly agency_id: string }[]> {
  return await sql<{ id: string; agency_id: string }[]>`
    select c.id, c.reception_agency_id as agency_id from chains c
    left join dossiers d on d.id = c.current_dossier_id
    where c.state = 'running' and (d.business in ('finished', 'refused', 'withdrawn', 'stopped')
      or (c.current_dossier_id is null and c.links -> -1 ->> 'result' is not null))
    order by c.opened_at limit ${limit}`
}

function tell(work: Work, chain: Chain, act: string): Promise<void> {
  const { reception_agency_id: agency_id, key, state, links } = chain
  return recordEvent(work, {
    ...{ module: 'chains', noun: 'chain', noun_id: chain.id, noun_version: chain.version, act },
    ...{ agency_id, unit_id: null },
    data: { chain: key, state, link: links.length, dossiers: dossiersOf(chain) },
  })
}

function dossiersOf({ links }: Chain): string[] {
  return links.flatMap(({ dossier_id }) => dossier_id ?? [])
}

function currentOf({ links }: Chain): string | null {
  return links.at(-1)?.dossier_id ?? null
}
