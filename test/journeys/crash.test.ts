/** Killed at any moment the house keeps what it has acknowledged, and does nothing twice. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { pause } from '#platform/processes.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'

/** One request with its key, and what came back; null while nothing has. */
type Sent = {
  readonly cookie: string
  readonly path: string
  readonly body: object
  readonly key: string
  answer: { status: number; code: string; version: number } | null
}

const DESKS = ['cau-giay', 'hoan-kiem', 'dong-da', 'ba-dinh']

describe('the house under load', () => {
  let house: RunningHouse
  let cookies: string[] = []

  before(async () => {
    house = await placeHouse()
    await house.start()
    cookies = await Promise.all(DESKS.map((unit) => signIn(house, `tiepnhan.${unit}`)))
  })
  after(() => house.remove())

  for (const database of [false, true]) {
    test(`kill −9 ${database ? 'of server and database' : 'of the server'} loses nothing acknowledged and doubles nothing`, async () => {
      const sent: Sent[] = []
      const load = { isOver: false }
      const clients = cookies.map((cookie, index) =>
        file(house, { cookie, unit: DESKS[index] ?? '' }, { sent, load }),
      )
      while (sent.filter(({ answer }) => answer !== null).length < 12) await pause(20)
      await pause(Math.random() * 700)
      await house.kill({ database })
      load.isOver = true
      await Promise.all(clients)
      const acknowledged = sent.filter(({ answer }) => answer !== null).map((one) => ({ ...one }))

      await house.start()
      for (const one of sent) await ask(house, one)
      for (const { key, answer } of acknowledged) {
        // The same request under the same key is answered as it was the first time.
        assert.deepEqual(sent.find((one) => one.key === key)?.answer, answer)
      }
      await checkKept(house, sent)
    })
  }

  test('SIGTERM drains: what is in flight is answered, then the house leaves cleanly', async () => {
    await ask(house, newFiling(cookies[0] ?? '', DESKS[0] ?? '')) // by then it is not busy with its start
    const flights = await Promise.all(
      Array.from({ length: 8 }, () => takeOff(house, newFiling(cookies[0] ?? '', DESKS[0] ?? ''))),
    )
    const left = house.terminate()
    await pause(300)
    const statuses = await Promise.all(flights.map((land) => land()))
    assert.deepEqual(
      statuses,
      flights.map(() => 201),
    )
    assert.equal(await left, 0)
  })
})

/** Sends a request's head; once the server has begun with it, answers how to send the rest and read the status. */
function takeOff(house: RunningHouse, one: Sent): Promise<() => Promise<number>> {
  const body = JSON.stringify(one.body)
  const headers = {
    ...headersOf(one),
    'content-length': Buffer.byteLength(body),
    expect: '100-continue',
  }
  const { promise: status, resolve, reject } = Promise.withResolvers<number>()
  const sending = request(`${house.address}${one.path}`, { method: 'POST', headers, agent: false })
  sending.once('error', reject)
  sending.once('response', (response) => {
    response.resume()
    resolve(response.statusCode ?? 0)
  })
  sending.flushHeaders()
  return new Promise((begun, failed) => {
    sending.once('error', failed)
    sending.once('continue', () =>
      begun(() => {
        sending.end(body)
        return status
      }),
    )
  })
}

/** Every filing is there once, with the events of its versions, and no register has a gap. */
async function checkKept(house: RunningHouse, sent: readonly Sent[]): Promise<void> {
  const filings = sent.filter(({ path }) => path === '/api/dossiers')
  const codes = new Map(filings.map(({ body, answer }) => [documentOf(body), answer?.code]))
  await house.look(async (sql) => {
    const documents = [...codes.keys()]
    const kept = await sql<
      { code: string; document: string; version: number; events: number; last: number; own: number }[]
    >`
      select d.code, d.answers ->> 'document' as document, d.version, count(e.id) as events, max(e.noun_version) as last,
        count(e.id) filter (where e.actor_kind = 'system') as own
      from dossiers d left join events e on e.noun_id = d.id and e.noun = 'dossier'
      where d.answers ->> 'document' = any (${documents}) group by d.id`
    assert.equal(kept.length, documents.length)
    for (const { code, document, version, events, last, own } of kept) {
      assert.equal(code, codes.get(document))
      assert.deepEqual(
        [events, last],
        [version, version],
        `${code} has another number of events than versions`,
      )
      const acts = sent.filter(({ answer }) => answer?.code === code && answer.status < 300)
      // In working hours the house may draft an apology by itself for what is due the same day.
      assert.equal(version - own, acts.length, `${code} was changed as often as it was asked`)
    }
    const gaps = await sql`
      with numbers as (
        select paper ->> 'agency_id' as agency, split_part(paper ->> 'number', '/', 1)::int as number,
          split_part(paper ->> 'number', '/', 2) as register
        from dossiers, jsonb_array_elements(papers_issued) paper
      )
      select agency, register from numbers group by agency, register
      having count(*) <> max(number) or count(distinct number) <> max(number) or min(number) <> 1`
    assert.deepEqual([...gaps], [])
  })
}

function documentOf(body: object): string {
  return 'answers' in body && typeof body.answers === 'object' && body.answers && 'document' in body.answers
    ? String(body.answers.document)
    : ''
}

function newFiling(cookie: string, unit: string): Sent {
  const key = randomUUID()
  const answers = { ...CERTIFIED_COPY.answers, document: `Bản chính ${key}` }
  return { cookie, path: '/api/dossiers', body: { ...CERTIFIED_COPY, unit, answers }, key, answer: null }
}

/** A desk that files and accepts, again and again, until the house is gone. */
async function file(
  house: RunningHouse,
  desk: { cookie: string; unit: string },
  { sent, load }: { sent: Sent[]; load: { isOver: boolean } },
): Promise<void> {
  while (!load.isOver) {
    const filing = newFiling(desk.cookie, desk.unit)
    sent.push(filing)
    await ask(house, filing).catch(() => {})
    if (!filing.answer) return
    const path = `/api/dossiers/${filing.answer.code}/acceptance`
    const acceptance: Sent = { cookie: desk.cookie, path, body: {}, key: randomUUID(), answer: null }
    sent.push(acceptance)
    await ask(house, acceptance).catch(() => {})
    if (!acceptance.answer) return
  }
}

function headersOf({ cookie, key }: Sent): Record<string, string> {
  return { 'content-type': 'application/json', cookie, 'idempotency-key': key }
}

/** Asks once more where the house says that it is too busy just now: then it has done nothing. */
async function post(url: string, sent: { headers: Record<string, string>; body: object }): Promise<Response> {
  for (;;) {
    const { headers } = sent
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent.body) })
    if (answer.status !== 503) return answer
    await pause(300)
  }
}

async function ask(house: RunningHouse, one: Sent): Promise<void> {
  const answer = await post(`${house.address}${one.path}`, { headers: headersOf(one), body: one.body })
  const { code, version }: { code: string; version: number } = JSON.parse(await answer.text())
  one.answer = { status: answer.status, code, version }
}

async function signIn(house: RunningHouse, account: string): Promise<string> {
  const answer = await post(`${house.address}/api/session`, {
    headers: { 'content-type': 'application/json' },
    body: { account, password: 'hai-cap-demo' },
  })
  assert.equal(answer.status, 201)
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return cookies.join('; ')
}
