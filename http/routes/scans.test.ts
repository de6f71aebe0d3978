import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { sealBytes, sealTo, toBase64url } from '#web/elements/offline/seal.ts'
import { sealingKey } from '../offline-seal.ts'

const after = (minutes: number): string => new Date(Date.parse(MONDAY_9) + minutes * 60_000).toISOString()
const PDF = new Uint8Array(readFileSync('test/fixtures/three-pages.pdf'))
const PIECE = 400

describe('papers scanned at a desk whose line was cut', async () => {
  const house = await openTestHouse()
  let now = MONDAY_9
  const { app, door } = await openDoor(house, { clock: () => now })
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const [own, resident] = await house.owner<{ id: string }[]>`
    select id from accounts where name in ('tiepnhan.cau-giay', 'congdan.1') order by name = 'congdan.1'`
  const codes: string[] = (await officer.post('/api/offline/leases', { count: 20 })).json().codes
  now = after(30)
  const take = async (): Promise<string> => {
    const body = { code: codes.pop(), taken_at: MONDAY_9, dossier: CERTIFIED_COPY }
    return (await officer.post('/api/offline/intakes', body)).json().code
  }

  type Scanned = { item: string; head: { item: string; sealed: string; reviewed?: boolean }; pieces: Piece[] }
  type Piece = { item: string; number: number; sealed: string }
  type Of = { key?: string; at?: string; by?: string | undefined; bytes?: Uint8Array<ArrayBuffer> }
  const scan = async (
    code: string,
    { key = 'original', at = after(5), by = own?.id, bytes = PDF }: Of = {},
  ) => {
    const [item, house_key] = [randomUUID(), sealingKey(door.logKey)]
    const pieces: Piece[] = []
    for (let from = 0; from < bytes.length; from += PIECE) {
      const number = pieces.length
      const sealed = await sealBytes(house_key, `${item}/${number}`, bytes.slice(from, from + PIECE))
      pieces.push({ item, number, sealed: toBase64url(sealed) })
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const inside = { taken_by: by, scan: { code, key, scanned_at: at, pieces: pieces.length, sha256 } }
    return { item, head: { item, sealed: await sealTo(house_key, item, inside) }, pieces }
  }
  const sendPieces = async ({ pieces }: Scanned, by = officer) => {
    for (const piece of pieces)
      assert.equal((await by.post('/api/offline/pieces', piece)).statusCode, 201, `piece ${piece.number}`)
  }
  const sendHead = ({ head }: Scanned, by = officer) => by.post('/api/offline/scans', head)
  const filesOf = (code: string) => house.owner<{ pages: number; named: boolean }[]>`
    select p.pages, exists (select 1 from jsonb_array_elements(d.checklist) l
      where l ->> 'key' = 'original' and l -> 'paper_ids' ? p.id::text) as named
    from dossiers d join papers p on p.held_for = d.id where d.code = ${code}`
  const kept = async (item: string) =>
    (await house.owner`select 1 from offline_pieces where item = ${item}`).length

  test('only desk officers send pieces and scans', async () => {
    const one = await scan(await take())
    for (const name of ['congdan.1', 'chuyenvien.cau-giay', 'giamsat.ha-noi']) {
      const other = await caller(app, name)
      assert.equal((await other.post('/api/offline/pieces', one.pieces[0] ?? {})).statusCode, 403, name)
      assert.equal((await sendHead(one, other)).statusCode, 403, name)
    }
  })

  test('a scan whose pieces have not all come, or were changed, is told and nothing of it is kept', async () => {
    const code = await take()
    const short = await scan(code)
    await sendPieces({ ...short, pieces: short.pieces.slice(1) })
    assert.deepEqual((await sendHead(short)).json().code, 'pieces_missing')
    const mixed = await scan(code)
    const swapped = mixed.pieces.map((piece, at) => ({ ...piece, sealed: mixed.pieces.at(-1 - at)?.sealed }))
    for (const piece of swapped) await officer.post('/api/offline/pieces', piece)
    assert.equal((await sendHead(mixed)).json().code, 'seal_broken')
    assert.equal((await filesOf(code)).length, 0)
  })

  test('what is no file that papers may be, or no paper of the procedure, or of no right, is refused', async () => {
    const code = await take()
    const refused = async (of: Of, into = code) => {
      const one = await scan(into, of)
      await sendPieces(one)
      return (await sendHead(one)).json().code
    }
    assert.equal(await refused({ key: 'no_such_paper' }), 'unknown_paper')
    assert.equal(await refused({ at: after(-10) }), 'no_right_then')
    assert.equal(await refused({ at: after(40) }), 'no_right_then')
    assert.equal(await refused({}, 'H26.00166-260302-9999'), 'dossier')
    const words = new Uint8Array(Buffer.from('không phải là tệp PDF '.repeat(40)))
    assert.ok(await refused({ bytes: words }), 'no file of any kind')
    assert.equal((await filesOf(code)).length, 0)
  })

  test('it becomes a file of its paper once, whoever of the point sends it, and its pieces are gone', async () => {
    const code = await take()
    const one = await scan(code)
    await sendPieces(one)
    await sendPieces(one)
    assert.equal(await kept(one.item), one.pieces.length)
    const first = await sendHead(one)
    assert.equal(first.statusCode, 201, first.body)
    assert.equal(await kept(one.item), 0)
    const again = await sendHead(one)
    assert.deepEqual([again.statusCode, again.json().version], [201, first.json().version])
    assert.deepEqual([...(await filesOf(code))], [{ pages: 3, named: true }])
    const [told] = await house.city<{ act: string; data: Record<string, unknown> }[]>`
      select act, data from events e where act = 'add_scan' and noun_id = (select id from dossiers where code = ${code})`
    assert.deepEqual([told?.data['items'], told?.data['happened_at']], [['original'], after(5)])
    const history = await officer.get(`/api/dossiers/${code}/events`)
    assert.match(history.body, /add_scan/)
  })

  test('another point neither completes nor takes it', async () => {
    const code = await take()
    const one = await scan(code)
    const stranger = await caller(app, 'tiepnhan.hoan-kiem')
    await sendPieces(one)
    assert.notEqual((await sendHead(one, stranger)).statusCode, 201)
    assert.equal((await filesOf(code)).length, 0)
  })

  test('a scan of somebody who has no desk there any more is looked at, not lost', async () => {
    const code = await take()
    const one = await scan(code, { by: resident?.id })
    await sendPieces(one)
    assert.equal((await sendHead(one)).json().code, 'review_needed')
    const looked = await officer.post('/api/offline/scans', { ...one.head, reviewed: true })
    assert.equal(looked.statusCode, 201, looked.body)
    assert.equal((await filesOf(code)).length, 1)
  })

  test('discarded, it is known by whom and why, and nothing of it stays', async () => {
    const one = await scan(await take())
    await sendPieces(one)
    const told = { item: one.item, kind: 'scan', code: 'X-1', taken_at: after(5), discarded_at: after(20) }
    const answer = await officer.post('/api/offline/discards', { ...told, reason: 'quét nhầm giấy khác' })
    assert.equal(answer.statusCode, 201, answer.body)
    assert.equal(await kept(one.item), 0)
  })
})
