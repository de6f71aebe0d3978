/** A rehearsal is a house of its own: nothing personal comes into it, everything in it says so, and nothing of it leaves. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { digestTable, listTables } from '#db/house-tables.ts'
import { appendEvents } from '#jobs/keep-log.ts'
import { placeEvents } from '#jobs/feed.ts'
import { acceptDossier, submitDossier } from '#modules/dossiers'
import { verifyLog } from '#modules/evidence'
import { loadScenarios, playScenario } from '#modules/rehearsal'
import { randomFrom } from '#modules/simulation'
import { listUnits } from '#modules/units'
import { fixedClock } from '#platform/clock.ts'
import { readEnv } from '#platform/env.ts'
import { openFiles } from '#platform/files.ts'
import { openPdf } from '#platform/pdf.ts'
import type { Server } from '#platform/server.ts'
import { inTransaction } from '#platform/transaction.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { logEverything } from '#test/logging.ts'
import { missing } from '#test/programs.ts'
import { textOf } from '#test/reading-pdf.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { openLogKey } from './log-key.ts'
import { makeRehearsal, openRehearsal } from './rehearsal-house.ts'

const NAME = 'dien_tap'
const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { code } = await people.as('desk', (work) => submitDossier(work, MARITAL_STATUS))
await people.as('desk', (work) => acceptDossier(work, { code }))
await house.owner`
  insert into archive_boxes (id, agency_id, fonds_agency_id, code, title, since, listed_at, listed_by_name)
  select id, id, id, '1', 'Hồ sơ bà Phạm Thị Không Quen', now(), now(), 'x' from agencies where slug = 'ubnd-cau-giay'`
await logEverything(house)

const path = mkdtempSync(join(tmpdir(), 'haicap-real-'))
after(() => rmSync(path, { recursive: true, force: true }))
mkdirSync(join(path, 'files'))
writeFileSync(join(path, 'files', 'giay-to-that'), 'a paper of a resident')
const data = { path, cluster: join(path, 'postgres'), socket: join(path, 'socket'), uid: null }
const ground: Server = { address: house.address, data, isHolder: false, tell: () => {}, stop: async () => {} }
const outside = {
  ...{ SMTP_URL: 'smtps://a:b@mail.example.vn:465', MAIL_FROM: 'thu@example.vn' },
  ...{ OIDC_ISSUER: 'https://id.example.vn', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
  TIME_STAMPS: 'https://stamps.example.vn',
}

/** Every table of the real house by digest, and every file of it by its bytes. */
async function realHouse(): Promise<Readonly<Record<string, string>>> {
  return inTransaction(house.owner, {}, async (trx) => {
    const told: Record<string, string> = {}
    for (const table of await listTables(trx)) {
      const { rows, sum } = await digestTable(trx, table)
      told[table.name] = `${rows} ${sum}`
    }
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      if (!entry.isFile() || file.startsWith(join(path, 'rehearsals'))) continue
      told[file] = createHash('sha256').update(readFileSync(file)).digest('hex')
    }
    return told
  })
}

const before = await realHouse()
const copy = { name: NAME, from: house, ground }
const begins = '2026-03-02T01:00:00.000Z'
const made = await makeRehearsal(copy, { begins, secret: Buffer.alloc(32, 7) })
const rehearsal = await openRehearsal(ground, readEnv(outside), NAME)
after(() => rehearsal.house.close())

test('the real house, a house that is no rehearsal and one that was never made are refused', async () => {
  await assert.rejects(makeRehearsal({ ...copy, name: house.name }, { begins }), /is the real one/)
  await assert.rejects(openRehearsal(ground, readEnv({}), house.name), /there is no rehearsal/)
  await assert.rejects(openRehearsal(ground, readEnv({}), 'khong_co'), /there is no rehearsal/)
  await assert.rejects(makeRehearsal({ ...copy, name: '../ra_ngoai' }, { begins }), /no name of a house/)
})

type Person = Readonly<Record<'personal_number' | 'phone' | 'birth_on', string | null>> & {
  id: string
  full_name: string
}
const residents = (of: { owner: typeof house.owner }): Promise<Person[]> =>
  of.owner<Person[]>`select id, full_name, personal_number, phone, birth_on from people order by id`.execute()

test('every resident has another name, number and phone, of the same form; the dossier and its state are the same', async () => {
  assert.ok(made.tables > 100 && made.replaced > 100)
  const [real, shown] = [await residents(house), await residents(rehearsal.house)]
  assert.ok(real.length > 0)
  assert.deepEqual(
    shown.map(({ id }) => id),
    real.map(({ id }) => id),
  )
  for (const [at, person] of shown.entries()) {
    assert.notEqual(person.full_name, real[at]?.full_name)
    if (person.birth_on !== null) {
      assert.notEqual(person.birth_on, real[at]?.birth_on)
    }
    if (person.personal_number === null) continue
    assert.notEqual(person.personal_number, real[at]?.personal_number)
    assert.match(person.personal_number, /^\d{12}$/)
  }
  assert.equal(new Set(shown.map(({ personal_number: number }) => number)).size, shown.length)
  const facts = (of: typeof house.owner) =>
    of`select code, business, due_at, procedure_code from dossiers order by code`.execute()
  assert.deepEqual(await facts(rehearsal.house.owner), await facts(house.owner))
})

test('no number, phone, e-mail address or password of anybody real is anywhere in it, whatever table', async () => {
  const real = new Set(
    (
      await house.owner<{ value: string }[]>`
        select personal_number as value from people union select phone from people union select email from people
        union select personal_number from accounts union select phone from accounts union select password_hash from accounts`
    ).flatMap(({ value }) => value ?? []),
  )
  for (const { name } of await listTables(rehearsal.house.owner)) {
    if (/^(procedure|unit|catalogue|succession|calendar|competences|replaced_papers)/.test(name)) continue
    const rows = await rehearsal.house.owner<{ text: string }[]>`
      select t::text as text from ${rehearsal.house.owner(name)} t`
    for (const { text } of rows) {
      assert.doesNotMatch(text, /Không Quen/, name)
      const found = text.split(/[\s",:{}()[\]]+/).find((word) => real.has(word))
      assert.equal(found, undefined, `${name}: ${text.slice(0, 200)}`)
    }
  }
  const [row] = await rehearsal.house.owner<{ text: string }[]>`
    select d::text as text from dossiers d where code = ${code}`
  assert.doesNotMatch(row?.text ?? '', /Nguyễn Thị Hoa/)
})

test('it has a clock, a log and a key of its own, and nothing that leads outside', async () => {
  const { env, clock, ground: own } = rehearsal
  assert.deepEqual(
    [env.mail, env.identity, env.stampsAt, env.replicaUrl, env.evidenceKey],
    Array(5).fill(undefined),
  )
  assert.ok(Math.abs(Date.parse(clock()) - Date.parse(begins)) < 600_000)
  const key = await openLogKey(own, env, rehearsal.house)
  await placeEvents(rehearsal.house, fixedClock(MONDAY_9))
  await appendEvents(rehearsal.house, fixedClock(MONDAY_9), { key })
  const verdict = await inTransaction(rehearsal.house.worker, {}, (trx) => verifyLog(trx, key.verifier))
  assert.equal(verdict.ok, true, JSON.stringify(verdict))
})

test('none of its four roles can read or write a table of the real house', async () => {
  for (const role of ['owner', 'app', 'city', 'worker'] as const) {
    for (const act of ['select count(*) from', 'delete from'])
      await assert.rejects(
        rehearsal.house[role].unsafe(`${act} "${house.name}".dossiers`),
        /permission denied/,
        role,
      )
  }
})

const { app } = await openDoor(rehearsal.house, {
  pages: webPages,
  more: {
    ...{ isRehearsal: true, files: await openFiles(join(rehearsal.ground.data.path, 'files')) },
    pdf: openMarkedPdf(),
  },
})

function openMarkedPdf() {
  const pdf = openPdf({ isRehearsal: true })
  after(() => pdf.close())
  return pdf
}

test('every page says so in the reader’s language, also who is not signed in and who meets an error', async () => {
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const pages = ['/', '/thu-tuc', '/khong-co-trang-nay']
  for (const page of pages)
    assert.match((await visitor(app).get(page)).body, /<strong>DIỄN TẬP<\/strong>/, page)
  const inbox = await desk.get('/can-bo')
  assert.match(inbox.body, /<strong>DIỄN TẬP<\/strong>/)
  assert.match(inbox.body, /<title>DIỄN TẬP – /)
  const english = await visitor(app).get('/thu-tuc', { cookie: 'language=en', 'accept-language': 'en' })
  assert.match(english.body, /DIỄN TẬP|REHEARSAL/)
  assert.match(String(inbox.headers['x-haicap-rehearsal']), /REHEARSAL/)
})

test(
  'a paper says so across every page, and a saved file in its name',
  { skip: missing('pdftotext') },
  async () => {
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const print = await desk.get(`/api/dossiers/${code}/prints/01`)
    assert.equal(print.statusCode, 200, print.body.slice(0, 300))
    const text = textOf(print.rawPayload)
    assert.match(text, /DIỄN TẬP – KHÔNG CÓ GIÁ TRỊ/)
    assert.doesNotMatch(text, /TRÌNH DIỄN|Nguyễn Thị Hoa/)
    const proof = await desk.get(`/api/dossiers/${code}/proof`)
    assert.match(String(proof.headers['content-disposition']), /filename="DIEN-TAP-/)
  },
)

test('whatever scripted officers do in it, the real house’s tables and files stay as they were, byte for byte', async () => {
  const scenarios = await loadScenarios()
  const { items } = await listUnits(rehearsal.house.app, {
    kind: 'commune',
    province: '01',
    on: '2026-03-02',
  })
  const random = randomFrom('whatever is done')
  const events = () =>
    rehearsal.house.owner<{ many: number }[]>`select count(*)::int as many from events`.execute()
  const [first] = await events()
  for (let turn = 0; turn < 12; turn += 1) {
    const index = random.between(0, items.length - 1)
    const [unit, beside] = [items[index], items[(index + 1) % items.length]]
    const scenario = random.pick(scenarios)
    assert.ok(unit && beside && scenario)
    const stage = {
      house: rehearsal.house,
      commune: { unit, beside, index },
      random,
      now: begins,
      dossier: null,
    }
    await playScenario(stage, { scenario, slowness: 1 })
  }
  const [last] = await events()
  assert.ok((last?.many ?? 0) > (first?.many ?? 0) + 10, 'something was done')
  assert.deepEqual(await realHouse(), before)
})

test('made again under the same secret it is the same, under another it is not', async () => {
  const digest = async (secret: number) => {
    await makeRehearsal({ ...copy, name: 'lan_nua' }, { begins, secret: Buffer.alloc(32, secret) })
    const again = await openRehearsal(ground, readEnv({}), 'lan_nua')
    try {
      return JSON.stringify(await residents(again.house))
    } finally {
      await again.house.close()
    }
  }
  const [one, same, other] = [await digest(1), await digest(1), await digest(2)]
  assert.equal(one, same)
  assert.notEqual(one, other)
})
