import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { checkRecordProof } from '#platform/tlog/record-proof.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY, HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

type Line = {
  noun: string
  act: string
  actor_name: string
  actor_title: string
  place: number | null
  data: { purpose?: string }
}

describe('the record of a dossier', async () => {
  const house = await openTestHouse()
  let now = MONDAY_9
  const { app } = await openDoor(house, { pages: webPages, clock: () => now })
  const [hoa, other, desk, stranger, city, auditor] = await Promise.all(
    [
      'congdan.1',
      'congdan.2',
      'tiepnhan.cau-giay',
      'tiepnhan.hoan-kiem',
      'giamsat.ha-noi',
      'kiemtra.ha-noi',
    ].map((name) => caller(app, name)),
  )
  assert.ok(hoa && other && desk && stranger && city && auditor)
  const [own] = await house.owner<{ personal_number: string; full_name: string }[]>`
    select p.personal_number, p.full_name from accounts a join people p on p.id = a.person_id where a.name = 'congdan.1'`
  assert.ok(own)
  const filer = { ...HOA, ...own }
  const answers = { ...CERTIFIED_COPY.answers, applicant: own }
  const persons = { filer, principal: filer }
  const filed = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, persons, answers })
  const { code } = filed.json()
  await desk.post(`/api/dossiers/${code}/acceptance`)
  const record = `/api/dossiers/${code}/record`

  test('strangers to the dossier see no record and get no proof; nobody signed in is told to sign in', async () => {
    for (const who of [other, stranger]) {
      for (const part of ['record', 'proof'])
        assert.equal((await who.get(`/api/dossiers/${code}/${part}`)).statusCode, 404)
    }
    assert.equal((await stranger.get(`/can-bo/ho-so/${code}/nhat-ky`)).statusCode, 404)
    assert.equal((await desk.get(`/ho-so/${code}/nhat-ky`)).statusCode, 404)
    assert.equal((await app.inject(record)).statusCode, 401)
  })

  test('a city role opens nothing of another unit’s dossier before it says why; a purpose ends after eight hours', async () => {
    const pages = [
      `/api/dossiers/${code}`,
      record,
      `/api/dossiers/${code}/proof`,
      `/api/dossiers/${code}/events`,
    ]
    for (const who of [city, auditor]) {
      for (const page of pages) {
        const refused = await who.get(page)
        assert.equal(refused.statusCode, 403, page)
        assert.equal(refused.json().code, 'purpose_needed')
      }
      const asked = await who.get(`/dieu-hanh/ho-so/${code}`)
      assert.match(String(asked.headers.location), /muc-dich\?ve=/)
      const page = await who.get(String(asked.headers.location))
      assert.match(page.body, /Giải quyết phản ánh, kiến nghị/)
      assert.doesNotMatch(page.body, new RegExp(own.full_name))
    }
    const purpose = `/api/dossiers/${code}/purpose`
    assert.equal((await city.post(purpose, { purpose: 'curiosity' })).statusCode, 400)
    assert.equal((await desk.post(purpose, { purpose: 'report' })).json().code, 'no_purpose_asked')
    assert.equal((await city.post(purpose, { purpose: 'feedback' })).statusCode, 200)
    for (const page of [`/api/dossiers/${code}`, `/dieu-hanh/ho-so/${code}`, record]) {
      assert.equal((await city.get(page)).statusCode, 200, page)
    }
    now = '2026-03-02T10:00:01.000Z'
    const later = await caller(app, 'giamsat.ha-noi')
    assert.equal((await later.get(record)).json().code, 'purpose_needed')
    now = MONDAY_9
  })

  test('officers see who did and who looked, with purpose; the resident sees offices without names, and only his own dossier', async () => {
    const { items }: { items: Line[] } = (await desk.get(record)).json()
    assert.deepEqual(
      items.filter(({ noun }) => noun === 'dossier').map(({ act }) => act),
      ['submit', 'accept'],
    )
    const looks = items.filter(({ noun }) => noun === 'look')
    const purposes = new Set(looks.map(({ data }) => data.purpose))
    assert.ok(purposes.has('handling') && purposes.has('feedback'))
    assert.ok(looks.every(({ actor_name }) => actor_name !== ''))
    const seen: { items: Line[] } = (await hoa.get(record)).json()
    const told = seen.items.filter(({ noun }) => noun === 'look')
    assert.ok(told.length >= looks.length)
    assert.ok(told.every(({ actor_name, actor_title }) => actor_name === '' && actor_title !== ''))
    const page = (await hoa.get(`/ho-so/${code}/nhat-ky`)).body
    assert.match(page, /Ai đã xem.*Giải quyết phản ánh, kiến nghị/s)
    const officer = looks[0]?.actor_name ?? '?'
    const whoLooked = page.slice(page.indexOf('Ai đã xem'))
    assert.ok(!whoLooked.includes(officer), 'no officer’s name among those who looked')
    const inside = (await desk.get(`/can-bo/ho-so/${code}/nhat-ky`)).body
    assert.ok(inside.slice(inside.indexOf('Ai đã xem')).includes(officer))
  })

  test('a list that showed the dossier is on its record', async () => {
    const before = (await desk.get(record)).json().items.length
    await desk.post('/api/dossiers', CERTIFIED_COPY)
    await desk.get('/api/dossiers?view=all')
    const { items }: { items: Line[] } = (await desk.get(record)).json()
    assert.ok(items.slice(before).some(({ noun, act }) => noun === 'look' && act === 'list'))
    assert.ok(
      items.every(({ data }) => !('dossiers' in data)),
      'other dossiers of the list are not told',
    )
  })

  test('once the log has signed it, every line has its place and the proof says what was recorded', async () => {
    await logEverything(house)
    const answer = (await hoa.get(record)).json()
    const placed = answer.items.filter(({ place }: Line) => place !== null && place <= answer.signed)
    assert.ok(placed.length >= 2)
    const proof = await hoa.get(`/api/dossiers/${code}/proof`)
    assert.match(String(proof.headers['content-disposition']), /attachment/)
    const verdict = checkRecordProof(NODE, proof.json(), [LOG_KEY.verifier])
    assert.ok(verdict.ok)
    assert.deepEqual(
      verdict.events.map(({ act }) => act),
      ['submit', 'accept'],
    )
    for (const word of [own.full_name, own.personal_number]) assert.ok(!proof.body.includes(word))
  })
})
