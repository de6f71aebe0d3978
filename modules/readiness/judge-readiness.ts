import type { AbleSigner, SigningFacts } from '#modules/authority'
import { isAbsentAt } from '#modules/authority'
import { isHeldOn } from '#modules/people'
import type { ProcedureVersion } from '#modules/procedures'
import type { Role } from '#modules/record'
import type { Agency, AgencyKind } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { type Gap, GAP_LEVELS, type GapKind, LEVEL_OF, type UnitReadiness } from './gap.ts'
import { type Signed, signingGroups } from './signing-groups.ts'

/** A certificate must last this long still. */
const CERTIFICATE_DAYS = 30
const DAY_MS = 86_400_000

/** By the account that signs or the agency whose seal it is: up to which moment the certificate counts. */
export type Certificates = ReadonlyMap<string, string>

/** What one unit is judged from. */
export type UnitFacts = {
  readonly unit_id: number
  readonly agencies: readonly Agency[]
  readonly signing: SigningFacts
  /** Procedures settled here, and those only received here. */
  readonly settled: readonly ProcedureVersion[]
  readonly received: number
  /** Null where results are signed by hand on paper: nobody needs a certificate, and no seal. */
  readonly certificates: Certificates | null
  readonly hasCalendar: boolean
  readonly hasCodePattern: boolean
}

/** Đơn vị còn thiếu gì: everything a unit lacks at a moment, worst first. */
export function judgeReadiness(facts: UnitFacts, at: string): UnitReadiness {
  const { settled, signing } = facts
  const procedures = settled.map(signedOf)
  const groups = signingGroups(signing, { procedures, unit: facts.unit_id, at })
  const gaps = [
    ...groups.flatMap(({ codes, able }) => signerGap(certified(able, facts.certificates, at), codes.length)),
    ...certificateGaps(
      groups.flatMap(({ able }) => able),
      facts,
      at,
    ),
    ...sealGap(facts, at),
    ...deskGaps(facts, at),
    ...bodyGaps(facts, at),
    ...staffGap(facts, { role: 'clerk', kind: committeeOf(facts), procedures: settled.length, at }),
    ...(facts.hasCalendar ? [] : [gap('no_calendar', facts.received)]),
    ...(facts.hasCodePattern ? [] : [gap('no_code_pattern', facts.received)]),
  ].sort(
    (one, other) =>
      GAP_LEVELS.indexOf(one.level) - GAP_LEVELS.indexOf(other.level) || other.procedures - one.procedures,
  )
  const [largest] = groups.toSorted((one, other) => other.codes.length - one.codes.length)
  return {
    unit_id: facts.unit_id,
    level: gaps[0]?.level ?? 'ready',
    procedures: facts.received,
    able_signers: certified(largest?.able ?? [], facts.certificates, at).length,
    gaps,
  }
}

function gap(kind: GapKind, procedures: number, some: Partial<Pick<Gap, 'agency' | 'people'>> = {}): Gap {
  return { kind, level: LEVEL_OF[kind], procedures, agency: null, people: [], ...some }
}

/** A version never changes, and every unit is judged from the same ones. */
const known = new WeakMap<ProcedureVersion, Signed>()

function signedOf(version: ProcedureVersion): Signed {
  const { code, definition } = version
  const before = known.get(version)
  if (before) return before
  const signed = { code, cases: definition.cases.map(({ key }) => key), money: mostMoney(definition) }
  known.set(version, signed)
  return signed
}

/** The largest sum a dossier of a procedure may be about, whole đồng: none where its form asks for no money. */
function mostMoney({ form }: ProcedureVersion['definition']): number {
  const sums = form.sections
    .flatMap(({ fields }) => fields)
    .flatMap(({ type, max }) => (type === 'money' ? [max ?? Number.MAX_SAFE_INTEGER] : []))
  return Math.max(0, ...sums)
}

/** Of those with authority, those whose certificate still holds. */
function certified(
  able: readonly AbleSigner[],
  certificates: Certificates | null,
  at: string,
): readonly AbleSigner[] {
  if (certificates === null) return able
  return able.filter(({ account_id }) => (certificates.get(account_id) ?? '') > at)
}

function signerGap(able: readonly AbleSigner[], procedures: number): Gap[] {
  const [only] = able
  if (!only) return [gap('no_signer', procedures)]
  if (able.length > 1) return []
  const isDeputy = only.authority.basis !== 'own' || only.authority.position !== 'chair'
  return [gap(isDeputy ? 'one_vice_chair' : 'one_signer', procedures, { people: [only.name] })]
}

function certificateGaps(able: readonly AbleSigner[], facts: UnitFacts, at: string): Gap[] {
  const { certificates, settled } = facts
  if (certificates === null) return []
  const soon = soonAfter(at)
  const signers = new Map(able.map((one) => [one.account_id, one.name]))
  const named = (is: (ends: string | undefined) => boolean): string[] =>
    [...signers].flatMap(([account, name]) => (is(certificates.get(account)) ? [name] : []))
  const none = named((ends) => ends === undefined || ends <= at)
  const ending = named((ends) => ends !== undefined && ends > at && ends <= soon)
  return [
    ...(none.length > 0 ? [gap('no_certificate', settled.length, { people: none })] : []),
    ...(ending.length > 0 ? [gap('certificate_ends', settled.length, { people: ending })] : []),
  ]
}

/** The seal of the committee, without which nothing that was signed is issued. */
function sealGap({ signing, settled, certificates, agencies }: UnitFacts, at: string): Gap[] {
  if (settled.length === 0 || certificates === null) return []
  const ends = certificates.get(signing.agency)
  const agency = agencies.find(({ id }) => id === signing.agency)?.name ?? null
  if (ends === undefined || ends <= at) return [gap('no_seal', settled.length, { agency })]
  return ends <= soonAfter(at) ? [gap('seal_ends', settled.length, { agency })] : []
}

function soonAfter(at: string): string {
  return new Date(Date.parse(at) + CERTIFICATE_DAYS * DAY_MS).toISOString()
}

function committeeOf({ signing }: UnitFacts): AgencyKind {
  return signing.tier === 'city' ? 'city_committee' : 'commune_committee'
}

function deskGaps(facts: UnitFacts, at: string): Gap[] {
  // The city's own committee receives nothing: every dossier comes in at a point.
  if (facts.signing.tier === 'city') return []
  return staffGap(facts, { role: 'desk_officer', kind: 'centre_point', procedures: facts.received, at })
}

function bodyGaps(facts: UnitFacts, at: string): Gap[] {
  const byBody = Map.groupBy(facts.settled, ({ definition }) => definition.competent.handles)
  return [...byBody].flatMap(([kind, versions]) => {
    const known = facts.agencies.find((agency) => agency.kind === kind)
    return staffGap(facts, { role: 'specialist', kind: known?.kind ?? null, procedures: versions.length, at })
  })
}

const NAMES = {
  desk_officer: ['no_desk_officer', 'one_desk_officer'],
  specialist: ['no_specialist', 'one_specialist'],
  clerk: ['no_clerk', 'one_clerk'],
} as const satisfies Partial<Record<Role, readonly [GapKind, GapKind]>>

type Staff = {
  readonly role: keyof typeof NAMES
  readonly kind: AgencyKind | null
  readonly procedures: number
  readonly at: string
}

/** Nobody, or one person alone, in a role at an agency; who is away does not count. */
function staffGap(facts: UnitFacts, { role, kind, procedures, at }: Staff): Gap[] {
  if (procedures === 0) return []
  const [none, one] = NAMES[role]
  const agency = facts.agencies.find((found) => found.kind === kind) ?? null
  const day = dayOf(at)
  const { officers, absences } = facts.signing
  const away = new Set(absences.filter((row) => isAbsentAt(row, at)).map((row) => row.account_id))
  const there = new Map(
    officers
      .filter((post) => post.role === role && post.agency_id === agency?.id && isHeldOn(post, day))
      .filter((post) => !away.has(post.account_id))
      .map((post) => [post.account_id, post.name]),
  )
  if (there.size > 1) return []
  return [
    gap(there.size === 0 ? none : one, procedures, {
      agency: agency?.name ?? null,
      people: [...there.values()],
    }),
  ]
}
