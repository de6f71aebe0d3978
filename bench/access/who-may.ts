/** The sentences of the table of the walls: each says of a party and a subject whether he may. The house's own policy is never asked. */
import { agencyAt, isApplicant, type Dossier } from '#modules/dossiers'
import { holds, type Role } from '#modules/record'
import type { Party } from './parties.ts'
import type { Subject } from './scene.ts'

/** May this party, about this subject? */
export type May = (party: Party, subject: Subject) => boolean

/** The wall in one sentence: the city, the agencies at the dossier's places, and its own persons. */
export const sees: May = ({ actor }, { dossier }) =>
  actor.sees === 'city' ||
  actor.agencies.some((one) => placesOf(dossier).includes(one)) ||
  isApplicant(dossier, actor)

/**
 * What this party must read nowhere: of whom he does not see, the name and the numbers; and whoever looks on for the city, of
 * nobody a personal number or a phone in full.
 */
export function marksFor(party: Party, subjects: readonly Subject[]): string[] {
  return subjects.flatMap((subject) => {
    if (!sees(party, subject)) return [subject.mark, ...subject.secrets]
    return party.actor.sees === 'city' ? subject.secrets : []
  })
}

function placesOf(dossier: Dossier): (string | null)[] {
  const places = (['reception', 'competence', 'signer', 'return'] as const).map((at) => agencyAt(dossier, at))
  return [...places, dossier.support_agency_id, ...dossier.other_agency_ids]
}

const role =
  (...roles: Role[]): May =>
  ({ actor }) =>
    roles.some((one) => holds(actor, one))

const atReception =
  (...roles: Role[]): May =>
  ({ actor }, { dossier }) =>
    roles.some((one) => holds(actor, one, dossier.reception_agency_id))

const officer: May = ({ actor }) => actor.kind === 'officer'
const inUnit: May = ({ actor }, { dossier }) =>
  actor.posts.some(({ unit_id }) => unit_id === dossier.unit_id || unit_id === dossier.reception_unit_id)
const cityEyes: May = ({ actor }) => actor.sees === 'city'
const cityAdmin = role('city_admin')
const either =
  (...all: May[]): May =>
  (party, subject) =>
    all.some((one) => one(party, subject))
const both =
  (...all: May[]): May =>
  (party, subject) =>
    all.every((one) => one(party, subject))

/** Who may, by the name the table calls them. */
export const MAY = {
  anybody: () => true,
  /** Whoever asks is answered, as if nothing were there. */
  nobody: () => false,
  signedIn: ({ actor }) => actor.id !== null,
  /** The city's database role reads the house and keeps nothing of its own. */
  withOwnThings: ({ actor }) => actor.id !== null && actor.sees === 'own',
  officer,
  applicant: ({ actor }, { dossier }) => isApplicant(dossier, actor),
  owner: ({ actor }, { resident }) => actor.id === resident.id,
  sees,
  officerWhoSees: both(officer, sees),
  /** Whoever works at a place; the city's eyes touch nothing. */
  ownOfficer: both(officer, ({ actor }) => actor.sees === 'own'),
  ownOfficerWhoSees: both(officer, ({ actor }) => actor.sees === 'own', sees),
  deskWhoSees: both(role('desk_officer', 'cashier'), sees),
  ownWhoSees: both(({ actor }) => actor.sees === 'own', sees),
  signer: role('signer'),
  /** The heads of bodies were given signatures by the scene. */
  signerOrGiven: either(role('signer'), ({ name }) => /^truongphong\.(cau-giay|hoan-kiem)$/.test(name)),
  clerk: role('clerk'),
  desk: role('desk_officer'),
  deskOrCashier: role('desk_officer', 'cashier'),
  deskOrLeader: role('desk_officer', 'centre_leader'),
  deskLeaderOrCity: either(role('desk_officer', 'centre_leader'), cityEyes),
  deskOrLeaderThere: atReception('desk_officer', 'centre_leader'),
  atDesks: role('desk_officer', 'cashier', 'centre_leader'),
  atDesksThere: atReception('desk_officer', 'cashier', 'centre_leader'),
  till: role('cashier', 'centre_leader'),
  tillThere: atReception('cashier', 'centre_leader'),
  ofAgency: ({ actor }, { dossier }) =>
    actor.posts.some(({ agency_id }) => agency_id === dossier.reception_agency_id),
  holder: ({ actor }, { dossier }) => holds(actor, 'specialist', dossier.body_agency_id),
  applicantOrHolder: ({ actor }, { dossier }) =>
    isApplicant(dossier, actor) || holds(actor, 'specialist', dossier.body_agency_id),
  city: role('city_controller', 'city_leader', 'city_admin', 'auditor'),
  closer: role('city_controller', 'city_leader'),
  cityAdmin,
  auditorOrAdmin: role('city_admin', 'auditor'),
  leader: role('city_leader'),
  workLists: role('centre_leader', 'desk_officer', 'body_head'),
  listsAndAdmin: role('centre_leader', 'desk_officer', 'body_head', 'city_admin'),
  listsAndCity: either(role('centre_leader', 'desk_officer', 'body_head'), cityEyes),
  unitOrCity: both(officer, either(inUnit, cityEyes)),
  calendarKeeper: either(cityAdmin, both(role('commune_admin'), inUnit)),
  /** Who may sign there is kept by the administrators and by the unit's chair; who is away ends his own leave. */
  authorityKeeper: either(
    cityAdmin,
    both(role('commune_admin'), inUnit),
    ({ name }, { slug }) => name === `ky.${slug}` || name === `ky2.${slug}`,
  ),
  authorityRevoker: either(
    cityAdmin,
    both(role('commune_admin'), inUnit),
    ({ name }, { slug }) => name === `ky2.${slug}`,
  ),
  /** Plays of a rehearsal are observed by the administrators and leaders of the unit and of the city. */
  observer: either(role('city_admin', 'city_leader'), both(role('commune_admin', 'signer'), inUnit)),
  watcher: either(cityEyes, both(role('commune_admin', 'signer'), inUnit)),
  anyWatcher: either(cityEyes, role('commune_admin', 'signer')),
  deskKeeper: either(cityAdmin, both(role('commune_admin', 'centre_leader'), inUnit)),
  anyKeeper: role('city_admin', 'commune_admin'),
  headThere: both(role('body_head', 'signer'), inUnit),
  leaderThere: both(role('body_head', 'signer', 'centre_leader', 'commune_admin'), inUnit),
  /** Whom a rule of alerts may tell: the roles of its steps at the unit, and the city. */
  told: either(
    cityEyes,
    both(role('desk_officer', 'cashier', 'centre_leader', 'body_head', 'signer', 'commune_admin'), inUnit),
  ),
  leaderOfUnit: either(
    cityEyes,
    both(role('body_head', 'signer', 'centre_leader', 'commune_admin'), inUnit),
    ({ name }, { slug }) => name === `chuyenvien.${slug}`,
  ),
} as const satisfies Record<string, May>
