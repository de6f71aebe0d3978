/** Who may, as a table: every address with whom it is open to. It is read beside the answers, never by the house. */
import { agencyAt, isApplicant, LIFECYCLE, type Act, type Dossier } from '#modules/dossiers'
import { holds, type Role } from '#modules/record'
import type { Party } from './parties.ts'
import type { Route } from './routes.ts'
import { nameOf } from './routes.ts'
import type { Subject } from './scene.ts'

/** `open`: is let in. `admitted`: the same, though there may be nothing there. `shut`: is refused. `blind`: may be answered, and never with what is behind the wall. */
export type Expected = 'open' | 'admitted' | 'shut' | 'blind'
type May = (party: Party, subject: Subject) => boolean

/** The wall in one sentence: the city, the agencies at the dossier's places, and its own persons. */
export const sees: May = ({ actor }, { dossier }) =>
  actor.sees === 'city' ||
  actor.agencies.some((one) => placesOf(dossier).includes(one)) ||
  isApplicant(dossier, actor)

function placesOf(dossier: Dossier): (string | null)[] {
  const places = (['reception', 'competence', 'body', 'signer', 'return'] as const).map((at) =>
    agencyAt(dossier, at),
  )
  return [...places.filter((_, index) => index !== 2), dossier.support_agency_id, ...dossier.other_agency_ids]
}

const anybody: May = () => true
const signedIn: May = ({ actor }) => actor.id !== null
/** The city's database role reads the house and keeps nothing of its own. */
const withOwnThings: May = ({ actor }) => actor.id !== null && actor.sees === 'own'
const officer: May = ({ actor }) => actor.kind === 'officer'
const applicant: May = ({ actor }, { dossier }) => isApplicant(dossier, actor)
const owner: May = ({ actor }, { resident }) => actor.id === resident.id
const role =
  (...roles: Role[]): May =>
  ({ actor }) =>
    roles.some((one) => holds(actor, one))
const atReception =
  (...roles: Role[]): May =>
  ({ actor }, { dossier }) =>
    roles.some((one) => holds(actor, one, dossier.reception_agency_id))
const both =
  (one: May, other: May): May =>
  (party, subject) =>
    one(party, subject) && other(party, subject)

const CITY = role('city_controller', 'city_leader', 'city_admin', 'auditor')

/** Whoever asks is answered, as if nothing were there. */
const nobody: May = () => false

/** The first line whose words fit says who may, and what the others meet; a dossier's acts have the law as their table. */
const LINES: readonly (readonly [words: RegExp, may: May, others?: 'blind'])[] = [
  [/^GET \/api\/dossiers\/\{code\}(\/(events|payment|papers\/\{id\}|prints\/\{form\}))?$/, sees],
  [/^POST \/api\/dossiers\/\{code\}\/rating$/, applicant],
  [/^POST \/api\/payments\/\{id\}\/refund$/, atReception('cashier', 'centre_leader')],
  [/^DELETE \/api\/drafts\/\{id\}$/, owner, 'blind'],
  [/^GET \/api\/drafts\/\{id\}$|^(GET|DELETE) \/api\/papers\/\{id\}$/, owner],
  [/^POST \/ho-so\/nhap\/\{id\}\/xoa$/, owner, 'blind'],
  [/^POST \/(api\/(tracking|session)|tra-cuu|dang-nhap|dang-xuat)$|^DELETE \/api\/session$/, nobody, 'blind'],
  [
    /^(GET|POST) \/nop\/|^GET \/can-bo\/ho-so\/\{code\}\/\*$|^POST \/ho-so\/\{code\}\/(rut|bo-sung)$/,
    nobody,
    'blind',
  ],
  [/^POST \/api\/bank-statements$|^GET \/api\/bank-lines$/, role('cashier', 'centre_leader')],
  [/^(GET|POST) \/quay\/sao-ke$/, role('cashier', 'centre_leader')],
  [/^(GET|POST) \/quay\/bien-lai\/\{id\}$/, atReception('cashier', 'centre_leader')],
  [/^GET \/api\/registers\/follow-up$/, atReception('desk_officer', 'centre_leader')],
  [/^GET \/api\/board(\/stream)?$/, officer],
  [/^(GET|POST) \/api\/drafts$|^GET \/ho-so$/, withOwnThings],
  [/^(GET \/api\/dossiers|POST \/api\/papers)$/, signedIn],
  [/^POST \/api\/dossiers$/, role('desk_officer')],
  [/^(GET|POST) \/can-bo(\/ho-so)?$/, officer],
  [/^GET \/can-bo\/ho-so\/\{code\}$/, both(officer, sees)],
  [/^GET \/quay\/da-nhan\/\{code\}$/, both(role('desk_officer', 'cashier'), sees)],
  [/^(GET|POST) \/quay\/(tiep-nhan|thu-tuc)$/, role('desk_officer')],
  [/^GET \/quay\/(cho-tiep-nhan|so-theo-doi)$/, role('desk_officer', 'centre_leader')],
  [/^(GET|POST) \/quay\/tra-ket-qua$/, role('desk_officer', 'cashier')],
  [/^GET \/dieu-hanh/, CITY],
  [/^(GET|POST) \/quan-tri/, role('city_admin')],
  [/^GET \/ho-so\/\{code\}/, applicant],
  [/^POST \/ho-so\/\{code\}\/danh-gia$/, applicant],
  [
    /^GET \/(healthz|readyz|favicon.ico|api\/session|api\/units.*|api\/procedures(\/\{code\})?|api\/where-to-go|api\/demo\/accounts)$/,
    anybody,
  ],
  [
    /^GET \/((thu-tuc|noi-nop)(\/\{\w+\})?|tra-cuu|doi-chieu|dang-nhap|_\/giao-dien.*|ngon-ngu\/\{language\})?$/,
    anybody,
  ],
]

/** What the table says of a party at an address about a subject; null where it has no line for the address. */
export function expectedOf(route: Route, party: Party, subject: Subject): Expected | null {
  const name = nameOf(route)
  const line = LINES.find(([words]) => words.test(name))
  if (!line) return null
  const [, may, others = 'shut'] = line
  if (!may(party, subject)) return others
  return /quan-tri/.test(name) ? 'admitted' : 'open'
}

/** What the law says of an act on a dossier as it stands, read line by line and apart from the house's own policy. */
export function lawSays(act: Act, { actor }: Party, dossier: Dossier): Expected {
  const may = LIFECYCLE.some(
    (rule) =>
      rule.act === act &&
      rule.from.includes(dossier.business) &&
      (rule.head === undefined || rule.head === dossier.has_head_step) &&
      (rule.again === undefined || rule.again === dossier.supplement_count > 0) &&
      rule.by.some((by) =>
        by === 'system'
          ? false
          : by === 'applicant'
            ? isApplicant(dossier, actor)
            : holds(actor, by.role, agencyAt(dossier, by.at)) &&
              (by.role !== 'specialist' || act === 'assign' || [null, actor.id].includes(dossier.holder_id)),
      ),
  )
  return may ? 'open' : 'shut'
}
