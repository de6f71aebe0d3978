/** The wall of the application: every address × everybody × own and other subject, judged by the table. */
import { randomUUID } from 'node:crypto'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { addressOf, isAboutSubject } from './address.ts'
import { soundValue } from './sound-value.ts'
import type { Ground } from './ground.ts'
import { knock, type Knock } from './knock.ts'
import type { Party } from './parties.ts'
import { ACT_ROUTES, expectedOf, TABLE, type Expected } from './policy.ts'
import { asJson, nameOf, type Route } from './routes.ts'
import type { Subject } from './scene.ts'
import { fieldsIn, fileFormsIn, isScriptIn } from './markup.ts'
import type { Tally } from './tally.ts'
import { hasProvenIt, judge, type Answer } from './verdict.ts'
import { wellMade } from './well-made.ts'
import { marksFor } from './who-may.ts'

/** All that is needed to check: the ground, who knocks, what is kept, where it is counted. */
export type Audit = {
  readonly ground: Ground
  readonly parties: readonly Party[]
  readonly subjects: readonly Subject[]
  readonly tally: Tally
  /** One commune's subject for all: its officers and the other's are among the parties. */
  readonly quick: boolean
  /** The names of the forms' fields, as they are met on pages: what the fuzzing then fills. */
  readonly fields: Set<string>
  /** Where forms with files were met to go, with the names of their fields. */
  readonly forms: Map<string, Set<string>>
  readonly step: (done: number, total: number) => void
}

/** The same for everybody, and dear or harmful to the check itself: signing in and out, the gallery's stream. */
const VISITOR_ONLY =
  /^(DELETE \/api\/session|POST \/(api\/session|dang-xuat|dang-nhap|tai-khoan\/dang-xuat-moi-noi)|GET \/_\/giao-dien\/su-kien)$/

/** How many wait for PostgreSQL at once: readers, and strangers who may change nothing. */
const AT_ONCE = 6

/** Checks every address but the acts; what destroys comes last, and by its owner last of all. */
export async function checkRoutes(audit: Audit): Promise<void> {
  const { ground, parties, subjects, tally, quick, step } = audit
  const routes = ground.routes.filter((route) => !ACT_ROUTES.has(nameOf(route)))
  routes.sort((one, other) => Number(destroys(one)) - Number(destroys(other)))
  for (const [index, route] of routes.entries()) {
    const about = isAboutSubject(route) && !quick ? subjects : subjects.slice(0, 1)
    for (const subject of about) await checkSubject(audit, route, subject)
    step(index + 1, routes.length)
  }
  for (const route of routes) {
    const [party, subject] = [parties[0], subjects[0]]
    if (party && subject && !expectedOf(route, party, subject)) tally.unlisted.add(nameOf(route))
  }
}

async function checkSubject(audit: Audit, route: Route, subject: Subject): Promise<void> {
  const checks = whoKnocks(audit, route, subject).map((party) => ({
    ...{ route, subject, party },
    expected: expectedOf(route, party, subject) ?? 'blind',
  }))
  if (route.method === 'GET') {
    return inTurns(checks, AT_ONCE, (some) => Promise.all(some.map((check) => checkRoute(audit, check))))
  }
  const isLetIn = ({ expected }: Check): boolean => expected === 'open' || expected === 'admitted'
  const { true: letIn = [], false: strangers = [] } = Object.groupBy(checks, (check) => `${isLetIn(check)}`)
  await inTurns(strangers, AT_ONCE, (some) => checkStrangers(audit, subject, some))
  for (const check of letIn) await checkRoute(audit, check)
}

/** Strangers knock together; where something changed meanwhile, it is told of each of them. */
async function checkStrangers(audit: Audit, subject: Subject, strangers: readonly Check[]): Promise<void> {
  const before = await fingerprint(audit.ground, subject)
  const answers = await Promise.all(strangers.map((check) => answerTo(audit, check)))
  const isChanged = before !== (await fingerprint(audit.ground, subject))
  for (const [index, check] of strangers.entries()) {
    const answer = answers[index]
    if (answer) note(audit, check, { answer, isChanged })
  }
}

/** Who stand for all where an address is open to anybody, in the quick form. */
const AT_OPEN_DOORS = /^(tiepnhan\.cau-giay|congdan\.4|visitor)$/

function whoKnocks({ parties, quick }: Audit, route: Route, subject: Subject): Party[] {
  const isAlone = VISITOR_ONLY.test(nameOf(route))
  const isOpen = quick && route.method === 'GET' && TABLE.get(nameOf(route))?.may === 'anybody'
  return ownerLast(parties, subject).filter(
    ({ name, cookie }) => (!isAlone || cookie === null) && (!isOpen || AT_OPEN_DOORS.test(name)),
  )
}

async function inTurns<T>(
  list: readonly T[],
  atOnce: number,
  run: (some: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < list.length; start += atOnce) await run(list.slice(start, start + atOnce))
}

function destroys({ method, path }: Route): boolean {
  return method === 'DELETE' || path.endsWith('/xoa')
}

function ownerLast(parties: readonly Party[], { resident }: Subject): Party[] {
  const isOwner = (party: Party): number => Number(party.actor.id === resident.id)
  return [...parties].sort((one, other) => isOwner(one) - isOwner(other))
}

type Check = {
  readonly route: Route
  readonly subject: Subject
  readonly party: Party
  readonly expected: Expected
}

async function checkRoute(audit: Audit, check: Check): Promise<void> {
  note(audit, check, { answer: await answerTo(audit, check), isChanged: false })
}

function answerTo({ ground }: Audit, { route, subject, party }: Check): Promise<Answer> {
  return knock(ground.app, party, {
    ...{ method: route.method, url: addressOf(route, subject) },
    ...bodyOf(route),
  })
}

type Met = { readonly answer: Answer; readonly isChanged: boolean }

function note(audit: Audit, check: Check, { answer, isChanged }: Met): void {
  const { subjects, tally, fields } = audit
  const { route, subject, party, expected } = check
  const marks = marksFor(party, subjects)
  const verdict = isScriptIn(answer.body) ? 'script' : judge(answer, { expected, marks, isChanged })
  tally.noteTime(answer.ms)
  if (expected === 'shut') tally.noteProof(nameOf(route), hasProvenIt(answer))
  for (const name of fieldsIn(answer.body)) fields.add(name)
  noteForms(audit, addressOf(route, subject), answer.body)
  tally.note('application', verdict, () => ({
    where: `${nameOf(route)} by ${party.name} about ${subject.slug}`,
    told: `expected ${expected}, answered ${answer.status}: ${answer.body.slice(0, 160)}`,
    again: () => answerTo(audit, check),
  }))
}

function noteForms({ forms }: Audit, page: string, body: string): void {
  for (const { action, fields } of body.includes('multipart/form-data') ? fileFormsIn(body) : []) {
    const path = (action || page).split('?')[0] ?? ''
    forms.set(path, new Set([...(forms.get(path) ?? []), ...fields]))
  }
}

/** What a form of the house may ask for; fields a page does not know are ignored by it. */
const FIELDS = { reason: 'Kiểm tra tường', score: '4', version: '1', code: '001190000123|Nguyễn Thị Hoa' }

function bodyOf(route: Route): Pick<Knock, 'json' | 'form'> {
  if (route.method === 'GET' || route.method === 'DELETE') return {}
  const made = wellMade(route)
  if (made) return made
  if (route.door === 'page') return { form: FIELDS }
  const sound = asJson(soundValue(route.body, { random: () => 0.4 }))
  if (nameOf(route) === 'POST /api/dossiers') return { json: CERTIFIED_COPY }
  return { json: 'id' in sound ? { ...sound, id: randomUUID() } : sound }
}

/** What nobody outside may change, as one text. */
async function fingerprint({ admin }: Ground, subject: Subject): Promise<string> {
  const [row] = await admin`
    select (select version from hanoi.dossiers where id = ${subject.dossier.id}) as dossier,
      (select version from hanoi.drafts where id = ${subject.draft}) as draft,
      (select count(*) from hanoi.papers where id in ${admin([subject.waiting, subject.held])}) as papers,
      (select refunded_amount from hanoi.payments where id = ${subject.payment}) as refunded,
      (select count(*) from hanoi.ratings where dossier_id = ${subject.dossier.id}) as ratings`
  return JSON.stringify(row)
}
