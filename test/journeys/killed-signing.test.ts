/** A server killed between the two transactions of a signature: nothing is half signed, and no number is lost. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { ACT_DOORS } from '#http/act-doors.ts'
import type { Act } from '#modules/dossiers'
import { pause } from '#platform/processes.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'

type Asked = { key?: string; body?: object }
type Kept = { business: string; state: string; number: string; tries: number }

/** From the counter to the desk of the signer. */
const TO_THE_SIGNER: readonly (readonly [string, Act, object])[] = [
  ['tiepnhan', 'accept', {}],
  ['tiepnhan', 'forward', {}],
  ['truongphong', 'assign', { specialist: 'chuyenvien.cau-giay' }],
  ['chuyenvien', 'propose', { outcome: 'granted', summary: 'Đủ điều kiện' }],
  ['truongphong', 'approve', {}],
]
const MOST_TRIES = 5

describe('kill −9 between the two transactions of a signature', () => {
  let house: RunningHouse
  const cookies = new Map<string, string>()

  before(async () => {
    house = await placeHouse()
    await house.start()
    for (const desk of ['tiepnhan', 'truongphong', 'chuyenvien', 'ky', 'vanthu'])
      cookies.set(desk, await signIn(house, `${desk}.cau-giay`))
  })
  after(() => house.remove())

  const ask = async (desk: string, path: string, { key = randomUUID(), body = {} }: Asked = {}) => {
    const headers = {
      ...{ 'content-type': 'application/json', 'idempotency-key': key },
      cookie: cookies.get(desk) ?? '',
    }
    return post(`${house.address}${path}`, { headers, body })
  }
  const pathOf = (code: string, act: Act) => `/api/dossiers/${code}/${ACT_DOORS[act].path}`

  /** A result that waits for its signature. */
  async function endorsed(): Promise<string> {
    const filed = await ask('tiepnhan', '/api/dossiers', { body: MARITAL_STATUS })
    const { code }: { code: string } = await filed.json()
    for (const [desk, act, body] of TO_THE_SIGNER) {
      const answer = await ask(desk, pathOf(code, act), { body })
      assert.ok(answer.status < 300, `${act}: ${await answer.clone().text()}`)
    }
    return code
  }

  /** What is stored of a dossier and its signatures of a kind. */
  const kept = async (code: string, kind: string): Promise<Kept[]> => {
    const rows = await house.look(
      (sql) => sql<Kept[]>`
        select d.business, s.state, s.number, s.tries from signatures s join dossiers d on d.id = s.noun_id
        where d.code = ${code} and s.kind = ${kind}`,
    )
    return rows.map((row) => ({ ...row }))
  }

  /** Sends the act and kills the server the moment the signature stands as pending; null where it was faster. */
  async function killedAt(code: string, kind: string, send: () => Promise<unknown>): Promise<Kept | null> {
    return house.look(async (sql) => {
      const over = { yet: false }
      const sent = send()
        .catch(() => {})
        .then(() => (over.yet = true))
      while (!over.yet) {
        const [row] = await sql`
          select 1 from signatures where noun_code = ${code} and kind = ${kind} and state = 'pending'`
        if (row) break
      }
      await house.kill({ database: false })
      await sent
      const [row] = await sql<Kept[]>`
        select d.business, s.state, s.number, s.tries from signatures s join dossiers d on d.id = s.noun_id
        where d.code = ${code} and s.kind = ${kind}`
      return row?.state === 'pending' ? { ...row } : null
    })
  }

  for (const { kind, desk, act, stands, becomes } of [
    { kind: 'personal', desk: 'ky', act: 'approve', stands: 'endorsed', becomes: 'approved' },
    { kind: 'seal', desk: 'vanthu', act: 'number', stands: 'approved', becomes: 'finished' },
  ] as const) {
    test(`of the ${kind === 'seal' ? 'seal' : 'signer'}: it stays pending under its number, and the same press signs it once`, async () => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const code = await endorsed()
        if (kind === 'seal') assert.equal((await ask('ky', pathOf(code, 'approve'))).status, 200)
        const key = randomUUID()
        const cut = await killedAt(code, kind, () => ask(desk, pathOf(code, act), { key }))
        await house.start()
        if (!cut) continue
        assert.equal(cut.business, stands, 'the dossier has not moved')
        assert.deepEqual(await kept(code, kind), [cut], 'the start neither signs nor gives it up')
        const answer = await ask(desk, pathOf(code, act), { key })
        assert.equal(answer.status, 200, await answer.clone().text())
        assert.equal((await ask(desk, pathOf(code, act), { key })).status, 200, 'pressed once more')
        const after = await kept(code, kind)
        assert.deepEqual(after, [{ business: becomes, state: 'signed', number: cut.number, tries: 2 }])
        await checkRegisters(house)
        return
      }
      assert.fail(`${MOST_TRIES} signatures were all faster than the kill`)
    })
  }
})

/** Every register counts from one without a gap or a double, and each line belongs to one signature. */
async function checkRegisters(house: RunningHouse): Promise<void> {
  const wrong = await house.look(
    (sql) => sql`
      select agency_id, register, year from register_entries group by agency_id, register, year
      having count(*) <> max(number) or count(distinct number) <> max(number) or min(number) <> 1`,
  )
  assert.deepEqual([...wrong], [])
}

/** Asks once more where the house says that it is too busy just now: then it has done nothing. */
async function post(url: string, sent: { headers: Record<string, string>; body: object }): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, {
      ...{ method: 'POST', headers: sent.headers },
      body: JSON.stringify(sent.body),
    })
    if (answer.status !== 503) return answer
    await pause(300)
  }
}

async function signIn(house: RunningHouse, account: string): Promise<string> {
  const answer = await post(`${house.address}/api/session`, {
    headers: { 'content-type': 'application/json' },
    body: { account, password: 'hai-cap-demo' },
  })
  assert.equal(answer.status, 201)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
