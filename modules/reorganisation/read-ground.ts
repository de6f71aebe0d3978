import { addWorkingHours, findCalendar, supplementDue } from '#modules/calendar'
import { delegatedPosts, isHeldOn, listOfficers, officersNamed, type Officer } from '#modules/people'
import { findVersion } from '#modules/procedures'
import { type Agency, listAgencies } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { followingPosts, type FollowingPost } from './following-posts.ts'
import type { PlanDocument } from './plan.ts'
import type { Ground, Settling } from './move.ts'
import { plannedAgencies, type RenamedAgency, renamedAgencies } from './planned-agencies.ts'
import { idOfUnit, knownUnits } from './known-units.ts'
import { plannedPosts } from './planned-posts.ts'
import { type NewUnit, newUnits, territoriesOf, type Territory } from './territory.ts'

/** Everything one snapshot says about a plan, beside the dossiers. */
export type Snapshot = {
  readonly ground: Ground
  /** The ground's own map: how procedures are settled is read as dossiers of them are met. */
  readonly settling: Map<string, Settling>
  readonly territories: readonly Territory[]
  readonly units: ReadonlyMap<string, NewUnit>
  /** Old units of the plan that the house does not have. */
  readonly unknown: readonly string[]
  /** Agencies that end, and the day before they do. */
  readonly closing: readonly Agency[]
  /** Agencies the plan makes. */
  readonly made: readonly Agency[]
  /** Agencies that go on and are called otherwise from the moment on. */
  readonly renamed: readonly RenamedAgency[]
  readonly agenciesAfter: readonly Agency[]
  /** Posts that officers of closing agencies are given, and posts that have no place to go. */
  readonly posts: readonly FollowingPost[]
  readonly lostPosts: readonly Officer[]
  /** Accounts that the plan appoints and the house does not have. */
  readonly strangers: readonly string[]
  /** Who holds which post after the cut. */
  readonly officersAfter: readonly Pick<Officer, 'account_id' | 'name' | 'role' | 'agency_id' | 'position'>[]
  readonly hasCalendar: boolean
}

type Asked = { readonly id: string; readonly digest: string; readonly document: PlanDocument }

/** Reads the ground of a plan inside one snapshot. Answers what pure planning needs and nothing that changes. */
export async function readGround(trx: Trx, { id, digest, document }: Asked, now: string): Promise<Snapshot> {
  const { changes, rules } = document
  const known = await knownUnits(trx, document)
  const units = newUnits(changes, known, (code) => idOfUnit(digest, code))
  const territories = territoriesOf(changes, known, units)
  const agencies = await agenciesAround(trx, document, { territories, units })
  const { closing, made, renamed, agenciesAfter } = agencies
  const around = { territories, closing, made, agenciesAfter }
  const { posts, lost, strangers, officersAfter } = await officersAround(trx, document, around)
  const byUnit = Map.groupBy(agenciesAfter, ({ unit_id }) => unit_id)
  const { ends, hasCalendar } = await nightOf(trx, document)
  const settling = new Map<string, Settling>()
  const ground: Ground = {
    ...{ plan: id, rules, now, lateBefore: ends, agenciesAfter: byUnit },
    territories: new Map(territories.map((territory) => [territory.unit_id, territory])),
    city: { unit_id: cityOf(agenciesAfter) },
    settling,
    specialists: specialistsOf(officersAfter),
    ownerOf: owners(document, agenciesAfter),
  }
  const unknown = codesUnknown(document, new Set(known.before.keys()))
  return {
    ...{ ground, settling, territories, units, unknown, closing, made, renamed, agenciesAfter },
    ...{ posts, lostPosts: lost, strangers, officersAfter, hasCalendar },
  }
}

type Around = Pick<Snapshot, 'territories' | 'units'>

/** Which agencies end, which the plan makes, and which there are after the cut. */
async function agenciesAround(trx: Trx, document: PlanDocument, { territories, units }: Around) {
  const on = document.effective_on
  const closingUnits = new Set(territories.flatMap(({ isClosing, unit_id }) => (isClosing ? [unit_id] : [])))
  const isClosing = (agency: Agency): boolean =>
    closingUnits.has(agency.unit_id) && agency.kind !== 'coordinating_body'
  const [before, after] = [await listAgencies(trx, { on: dayBefore(on) }), await listAgencies(trx, { on })]
  const made = plannedAgencies(document, units, after)
  return {
    closing: before.filter(isClosing),
    made,
    renamed: renamedAgencies(document, after),
    agenciesAfter: [...after.filter((agency) => !isClosing(agency)), ...made],
  }
}

type Placed = Pick<Snapshot, 'territories' | 'closing' | 'made' | 'agenciesAfter'>

/** Which posts follow, which have no place to go, and who holds which after the cut. */
async function officersAround(trx: Trx, { effective_on: on, rules }: PlanDocument, placed: Placed) {
  const all = await listOfficers(trx, null)
  // Who signs by delegation has his post from it: what becomes of the delegation is a rule of its own.
  const delegated = await delegatedPosts(trx)
  const officers = all.filter(
    (officer) =>
      isHeldOn(officer, dayBefore(on)) &&
      !delegated.has(`${officer.account_id} ${officer.role} ${officer.agency_id}`),
  )
  const following = followingPosts({ officers, rules, ...placed })
  const accounts = await officersNamed(
    trx,
    rules.posts.map(({ account }) => account),
  )
  const { given, strangers } = plannedPosts({ posts: rules.posts, accounts, ...placed })
  const posts = [...following.posts, ...given]
  // Whoever the plan appoints anew is not told of as left without a post.
  const appointed = new Set(given.map(({ account_id }) => account_id))
  const lost = following.lost.filter(({ account_id }) => !appointed.has(account_id))
  const ending = new Set(placed.closing.map(({ id }) => id))
  const staying = all.filter((officer) => isHeldOn(officer, on) && !ending.has(officer.agency_id))
  return { posts, lost, strangers, officersAfter: [...staying, ...posts] }
}

function dayBefore(on: string): string {
  return fromDayNumber(toDayNumber(on) - 1)
}

/** Lets the ground know how the procedures of these dossiers are settled from the day on. */
export async function learnSettling(
  trx: Trx,
  { settling }: Pick<Snapshot, 'settling'>,
  asked: { readonly dossiers: readonly { readonly procedure_code: string }[]; readonly on: string },
): Promise<void> {
  for (const code of new Set(asked.dossiers.map(({ procedure_code }) => procedure_code))) {
    if (settling.has(code)) continue
    const found = await settlingOf(trx, code, asked.on)
    if (found) settling.set(code, found)
  }
}

/** How a procedure is settled from the day on; null where it is not handled then. */
async function settlingOf(trx: Trx, code: string, on: string): Promise<Settling | null> {
  const version = await findVersion(trx, code, on)
  if (!version) return null
  const { tier, decides, handles, place } = version.definition.competent
  return { tier, decides, handles, field: place.by === 'field' ? place.field : null }
}

function codesUnknown({ changes }: PlanDocument, known: ReadonlySet<string>): string[] {
  return [...new Set(changes.map(({ old_code }) => old_code))].filter((code) => !known.has(code))
}

/** Until when a dossier that moves, or one that waits to be decided, cannot be expected to be acted on. */
async function nightOf(trx: Trx, { effective_at, effective_on, rules }: PlanDocument) {
  const calendar = await findCalendar(trx, null, effective_on).catch(() => null)
  if (!calendar) return { ends: { moves: effective_at, undecided: effective_at }, hasCalendar: false }
  const moves = addWorkingHours(calendar, effective_at, 1)
  const undecided = supplementDue(effective_at, calendar, rules.undecided.working_days)
  return { ends: { moves, undecided }, hasCalendar: true }
}

function cityOf(agencies: readonly Agency[]): number {
  return agencies.find(({ kind }) => kind === 'city_committee')?.unit_id ?? 0
}

function specialistsOf(
  officers: readonly Pick<Officer, 'account_id' | 'role' | 'agency_id'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const own = officers.filter(({ role }) => role === 'specialist')
  return new Map(
    [...Map.groupBy(own, ({ account_id }) => account_id)].map(([account, posts]) => [
      account,
      new Set(posts.map(({ agency_id }) => agency_id)),
    ]),
  )
}

/** Who owns what cannot be decided: by the rules an agency of its own, else the point of the unit that took most people. */
function owners({ rules }: PlanDocument, agencies: readonly Agency[]): Ground['ownerOf'] {
  const { owner, district_owner, owners: byCode } = rules.undecided
  const bySlug = new Map(agencies.map((agency) => [agency.slug, agency.id]))
  const points = new Map(
    agencies.flatMap(({ kind, unit_id, id }) => (kind === 'centre_point' ? [[unit_id, id]] : [])),
  )
  return (territory) => {
    const named =
      byCode[territory.code] ?? (territory.kind === 'district' ? (district_owner ?? owner) : owner)
    return (named === 'main_successor' ? points.get(territory.main.unit_id) : bySlug.get(named)) ?? null
  }
}
