/** Files with hostile names and hostile bytes at every address that takes files, by whoever may send them there. */
import { readFileSync } from 'node:fs'
import { addressOf } from './address.ts'
import type { Audit } from './check-routes.ts'
import { HOSTILE_FILES, HOSTILE_NAMES, type HostileFile } from './hostile-files.ts'
import { knock } from './knock.ts'
import { isScriptIn } from './markup.ts'
import type { Party } from './parties.ts'
import { expectedOf } from './policy.ts'
import { nameOf, type Route } from './routes.ts'
import { judge } from './verdict.ts'

const PICTURE: HostileFile = {
  ...{ told: 'a picture', media: 'image/png', mayBeKept: true },
  bytes: readFileSync(new URL('../../test/fixtures/picture.png', import.meta.url)),
}

/** Where a form with files goes to, on the pages that were met: each with the name of its field. */
export type FileForms = ReadonlyMap<string, ReadonlySet<string>>

/** Pages whose form with files is shown only at some moment of a dossier or to some desks: they take files all the same. */
const AT_TIMES: Readonly<Record<string, string>> = {
  'POST /nop/{code}/{draft}/{step}': 'tep',
  'POST /ho-so/{code}/bo-sung': 'tep',
  'POST /quay/tiep-nhan': 'tep',
  'POST /can-bo/ho-so/{code}/lien-thong': 'tep',
  'POST /can-bo/luu-tru/muc-luc': 'file',
  'POST /quan-tri/mien-giam': 'file',
}

/** The addresses that take files: of the document, of forms that were met on a page, and of forms shown at times. */
export function takersAmong(routes: readonly Route[], forms: FileForms): Map<Route, readonly string[]> {
  const takers = new Map<Route, readonly string[]>()
  for (const route of routes.filter(({ method }) => method !== 'GET' && method !== 'DELETE')) {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    const fields = [...forms].flatMap(([path, names]) => (pattern.test(path) ? [...names] : []))
    const atTimes = AT_TIMES[nameOf(route)]
    if (atTimes !== undefined) fields.push(atTimes)
    if (route.takesFile || fields.length > 0) takers.set(route, [...new Set([...fields, 'file'])])
  }
  return takers
}

/** Sends every hostile name and every hostile content to each taker; in the quick form to each taker in turn. */
export async function fuzzUploads(audit: Audit): Promise<void> {
  const takers = [...takersAmong(audit.ground.routes, audit.forms)]
  audit.tally.takers = takers.map(([route]) => nameOf(route))
  const files = [
    ...HOSTILE_NAMES.map((name) => ({ name, file: PICTURE })),
    ...HOSTILE_FILES.map((file) => ({ name: 'giay-to.pdf', file })),
  ]
  for (const [at, [route, fields]] of takers.entries()) {
    const isApi = route.door === 'api'
    const some = audit.quick && !isApi ? files.filter((_, index) => index % 4 === at % 4) : files
    for (const [index, { name, file }] of some.entries()) {
      const field = fields[index % fields.length] ?? 'file'
      await sendFile(audit, route, { field, name, file })
    }
    audit.step(at + 1, takers.length)
  }
}

type Sent = { readonly field: string; readonly name: string; readonly file: HostileFile }

async function sendFile(audit: Audit, route: Route, sent: Sent): Promise<void> {
  const { ground, subjects, tally } = audit
  const [subject] = subjects
  if (!subject) return
  const mayPass = audit.parties.find((one) =>
    ['open', 'admitted'].includes(expectedOf(route, one, subject) ?? ''),
  )
  const party = mayPass ?? audit.parties[0]
  if (!party) return
  const asked = { method: route.method, url: addressOf(route, subject), raw: formWith(sent) }
  const answer = await knock(ground.app, party, asked)
  tally.noteTime(answer.ms)
  const isKept = answer.status === 201 && !sent.file.mayBeKept
  const isShown = isKept || isScriptIn(answer.body) || (await isSentBroken(audit, party, answer.body))
  tally.note('uploads', isShown ? 'script' : judge(answer, { expected: 'blind', marks: [] }), () => ({
    where: `${nameOf(route)} by ${party.name}`,
    told: `${answer.status} to ${sent.file.told} called ${JSON.stringify(sent.name.slice(0, 80))}: ${answer.body.slice(0, 300)}`,
    again: () => knock(ground.app, party, asked),
  }))
}

/** A form of one file; the name stands in its head as it is, for whoever is hostile escapes nothing. */
function formWith({ field, name, file }: Sent): { type: string; bytes: Buffer } {
  const edge = 'haicap-audit-edge'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${file.media}\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${edge}--\r\n`)])
  return { type: `multipart/form-data; boundary=${edge}`, bytes }
}

const SENT_AS = /^(application\/pdf|image\/(png|jpeg))$/

/** A kept file comes back as one of three kinds, to be saved and never shown, under headers that hold one line each. */
async function isSentBroken({ ground: { app } }: Audit, party: Party, body: string): Promise<boolean> {
  const [, id] = /"id":"([0-9a-f-]{36})"/.exec(body) ?? []
  if (id === undefined || !party.cookie) return false
  const back = await app.inject({ url: `/api/papers/${id}`, headers: { cookie: party.cookie } })
  if (back.statusCode !== 200) return false
  const { 'content-type': type = '', 'content-disposition': saved = '', ...others } = back.headers
  return (
    !SENT_AS.test(type) ||
    !/^attachment; filename\*=UTF-8''[\w%.~!*-]+$/.test(saved) ||
    others['x-content-type-options'] !== 'nosniff' ||
    'set-cookie' in others
  )
}
