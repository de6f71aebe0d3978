/** Every address with sound, nearly sound and hostile input: no 5xx, no stored script shown as one, no endless answer. */
import { addressOf } from './address.ts'
import type { Audit } from './check-routes.ts'
import { BODIES, HEADERS, TEXTS, VALUES } from './hostile.ts'
import { knock, type Knock } from './knock.ts'
import { isScriptIn } from './markup.ts'
import type { Party } from './parties.ts'
import { asJson, nameOf, type Json, type Route } from './routes.ts'
import type { Subject } from './scene.ts'
import { soundValue } from './sound-value.ts'
import { judge } from './verdict.ts'

/** Chance from a seed: the same faults for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How much of it, from which seed, and until when at the latest an address is begun. */
export type Fuzzing = { readonly rounds: number; readonly seed: number; readonly until: number }

/** Not asked again and again: signing in and out, and what never ends. */
export const DEAR =
  /^(POST \/(api\/session|dang-nhap|dang-xuat|tai-khoan\/dang-xuat-moi-noi)|DELETE \/api\/session)$|su-kien|stream/

/** Sends `rounds` requests of each kind to every address. */
export async function fuzz(audit: Audit, { rounds, seed, until }: Fuzzing): Promise<void> {
  const chance = chanceFrom(seed)
  const fields = [...audit.fields, 'idempotency_key', 'version', 'q'].toSorted()
  const routes = beginningAnywhere(audit.ground.routes, chance)
  for (let round = 0; round < rounds && performance.now() < until; round++) {
    for (const [index, route] of routes.entries()) {
      if (performance.now() >= until) {
        if (round === 0) audit.tally.leftOut = routes.length - index
        break
      }
      const isDear = DEAR.test(nameOf(route))
      if (round === 0 || !isDear) await fuzzRoute(audit, route, { chance, fields, isDear })
      audit.step(round * routes.length + index + 1, rounds * routes.length)
    }
  }
  await showScripts(audit)
}

/** Where time is up before the end, other seeds leave out other addresses. */
function beginningAnywhere<T>(list: readonly T[], chance: () => number): readonly T[] {
  const at = Math.floor(chance() * list.length)
  return [...list.slice(at), ...list.slice(0, at)]
}

type Fuzzer = { readonly chance: () => number; readonly fields: readonly string[]; readonly isDear: boolean }

async function fuzzRoute(audit: Audit, route: Route, fuzzer: Fuzzer): Promise<void> {
  const { chance, isDear } = fuzzer
  const subject = pick(audit.subjects, chance)
  const url = addressOf(route, subject)
  const isRead = route.method === 'GET'
  const kinds: Knock[] = [
    { method: route.method, url: hostileAddress(route, subject, chance) },
    { method: route.method, url: `${url.split('?')[0]}?${hostileQuery(route, fuzzer)}` },
    { method: route.method, url, headers: pick(HEADERS, chance), ...(isRead ? {} : bodyFor(route, fuzzer)) },
    ...(isRead
      ? []
      : [
          { method: route.method, url, ...bodyFor(route, fuzzer) },
          { method: route.method, url, ...bodyFor(route, fuzzer) },
          { method: route.method, url, raw: pick(BODIES, chance) },
        ]),
  ]
  for (const asked of kinds) {
    const party = isDear ? visitorOf(audit) : pick(audit.parties, chance)
    await tryOut(audit, { route, asked, party })
  }
}

function visitorOf({ parties }: Audit): Party {
  const visitor = parties.find(({ cookie }) => cookie === null)
  if (!visitor) throw new Error('no visitor among the parties')
  return visitor
}

type Try = { readonly route: Route; readonly asked: Knock; readonly party: Party }

async function tryOut({ ground, tally }: Audit, { route, asked, party }: Try): Promise<void> {
  const answer = await knock(ground.app, party, asked)
  tally.noteTime(answer.ms)
  const isShown = isScriptIn(answer.body)
  const verdict = isShown ? 'script' : judge(answer, { expected: 'blind', marks: [] })
  tally.note('fuzz', verdict, () => ({
    where: `${nameOf(route)} by ${party.name}`,
    told: `${answer.status} in ${Math.round(answer.ms)} ms to ${JSON.stringify({ ...asked, raw: asked.raw?.bytes.subarray(0, 60).toString() }).slice(0, 400)}${answer.status >= 500 ? `\n  ${answer.body.slice(0, 500)}` : ''}`,
    again: () => knock(ground.app, party, asked),
  }))
}

function pick<T>(list: readonly T[], chance: () => number): T {
  const picked = list[Math.floor(chance() * list.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

function hostileAddress(route: Route, subject: Subject, chance: () => number): string {
  const path = route.path.replaceAll(/\{\w+\}|\*/g, () =>
    encodeURIComponent(pick(TEXTS, chance).toWellFormed().slice(0, 300)),
  )
  return path === route.path ? addressOf(route, subject) : path
}

function hostileQuery(route: Route, { chance, fields }: Fuzzer): string {
  const names = Object.keys(asJson(route.query['properties']))
  const asked = names.length > 0 ? names : [pick(fields, chance), 'q', 've']
  return new URLSearchParams(
    asked.map((name) => [name, pick(TEXTS, chance).toWellFormed().slice(0, 3_000)]),
  ).toString()
}

function bodyFor(route: Route, { chance, fields }: Fuzzer): Pick<Knock, 'json' | 'form'> {
  if (route.door === 'page') {
    const some = Array.from({ length: 6 }, () => pick(fields, chance))
    return { form: Object.fromEntries(some.map((name) => [name, pick(TEXTS, chance).toWellFormed()])) }
  }
  const sound = soundValue(route.body, { random: chance })
  return { json: chance() < 0.25 ? sound : spoiled(sound, chance) }
}

/** A sound value with one thing in it, or sometimes several, replaced by something hostile. */
function spoiled(value: unknown, chance: () => number): unknown {
  const hostile = (): unknown => (chance() < 0.7 ? pick(TEXTS, chance) : pick(VALUES, chance))
  if (Array.isArray(value)) return value.length === 0 ? [hostile()] : value.map((one) => spoiled(one, chance))
  if (value === null || typeof value !== 'object') return hostile()
  const json: Json = asJson(value)
  const names = Object.keys(json)
  if (names.length === 0) return { [pick(TEXTS, chance)]: hostile() }
  const chosen = pick(names, chance)
  return { ...json, [chosen]: chance() < 0.6 ? spoiled(json[chosen], chance) : hostile() }
}

/** Those whose pages show dossiers in every way there is. */
const READERS = /^(tiepnhan|chuyenvien)\.cau-giay$|ha-noi$|^congdan\.1$/
/** The same for the quick form. */
const TWO_READERS = /^(tiepnhan\.cau-giay|congdan\.1)$/

/** Reads every page again, now that the hostile input is stored; the scripts of the scene were read by everybody. */
async function showScripts(audit: Audit): Promise<void> {
  const { ground, subjects, parties, quick } = audit
  const readers = parties.filter(({ name }) => (quick ? TWO_READERS : READERS).test(name))
  const pages = ground.routes.filter(
    ({ method, door, path }) => method === 'GET' && door === 'page' && !DEAR.test(path),
  )
  for (const route of pages) {
    const [subject] = subjects
    if (!subject) continue
    const url = addressOf(route, subject)
    await Promise.all(readers.map((party) => tryOut(audit, { route, party, asked: { method: 'GET', url } })))
  }
}
