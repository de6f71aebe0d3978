import { selectSigningFacts } from '#modules/authority'
import { findCalendar } from '#modules/calendar'
import { listPatternAgencies } from '#modules/dossiers'
import { type Catalogue, listOffered } from '#modules/procedures'
import { countsUntil, listCertificates } from '#modules/signing'
import { listAgencies } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { Refusal } from '#platform/refusal.ts'
import type { UnitReadiness } from './gap.ts'
import { type Certificates, judgeReadiness } from './judge-readiness.ts'

type Asked = {
  readonly catalogue: Catalogue
  readonly at: string
  /** `paper`: results are signed by hand, and certificates are not asked for. */
  readonly results: 'signed' | 'paper'
  /** One unit; left out: every unit with a committee. */
  readonly unit?: number | undefined
}

/** Sẵn sàng: what every unit lacks at a moment; a handful of queries for the whole city, the rest is counted here. */
export async function readReadiness(sql: Reader, asked: Asked): Promise<UnitReadiness[]> {
  const { catalogue, at, unit, results } = asked
  const on = dayOf(at)
  const agencies = await listAgencies(sql, { unit, on })
  const committees = agencies.filter(({ kind }) => kind === 'commune_committee' || kind === 'city_committee')
  const ids = unit === undefined ? null : committees.map(({ id }) => id)
  const [signing, certificates, patterns, hasCalendar] = await Promise.all([
    selectSigningFacts(sql, ids),
    results === 'paper' ? null : readCertificates(sql, at),
    listPatternAgencies(sql, on),
    hasCityCalendar(sql, on),
  ])
  const offered = listOffered(catalogue, at).flatMap(({ version }) => version ?? [])
  const byTier = Map.groupBy(offered, ({ definition }) => definition.competent.tier)
  const byUnit = Map.groupBy(agencies, (agency) => agency.unit_id)
  return committees.flatMap(({ id, unit_id }) => {
    const facts = signing.get(id)
    const own = byUnit.get(unit_id) ?? []
    if (!facts) return []
    const settled = byTier.get(facts.tier) ?? []
    const judged = {
      ...{ unit_id, agencies: own, signing: facts, settled, certificates, hasCalendar },
      received: facts.tier === 'city' ? settled.length : offered.length,
      hasCodePattern: patterns.has(null) || own.some((agency) => patterns.has(agency.id)),
    }
    return [judgeReadiness(judged, at)]
  })
}

/** All of the house: somebody may sign for a unit other than the one his certificate is listed at. */
async function readCertificates(sql: Reader, at: string): Promise<Certificates> {
  const found = await listCertificates(sql)
  return new Map(
    found.flatMap((one): [string, string][] => {
      const until = countsUntil(one)
      return until === null || one.valid_from > at ? [] : [[one.owner_id, until]]
    }),
  )
}

/** A unit's own layer lies over the city's calendar, so that with the city's everybody has one. */
async function hasCityCalendar(sql: Reader, on: string): Promise<boolean> {
  try {
    await findCalendar(sql, null, on)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
