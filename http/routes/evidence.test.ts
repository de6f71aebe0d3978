import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { verifyPublished } from '#modules/evidence'
import { fromBase64 } from '#platform/tlog/bytes.ts'
import { isConsistent, isIncluded } from '#platform/tlog/check-proof.ts'
import { openCheckpoint } from '#platform/tlog/checkpoint.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { CERTIFIED_COPY, HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything, makeEvents } from '#test/logging.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

const bytesOf = (texts: readonly string[]) => texts.map((text) => fromBase64(text) ?? assert.fail(text))

describe('the log in public', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const anyone = visitor(app)
  const desk = await caller(app, 'tiepnhan.cau-giay')

  const unsigned = await anyone.get('/evidence/checkpoint')
  const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
  await desk.post(`/api/dossiers/${code}/acceptance`)
  await makeEvents(house, 600)
  const before = await logEverything(house)
  const older = openCheckpoint(NODE, (await anyone.get('/evidence/checkpoint')).body, [LOG_KEY.verifier])
  await makeEvents(house, 100)
  const size = await logEverything(house)
  const newer = openCheckpoint(NODE, (await anyone.get('/evidence/checkpoint')).body, [LOG_KEY.verifier])
  assert.ok(older && newer)

  test('a stranger verifies the whole log from its public addresses, and finds no word about anybody there', async () => {
    let published = ''
    const verdict = await verifyPublished(async (path) => {
      const answer = await anyone.get(`/evidence/${path}`)
      published += answer.rawPayload.toString('latin1')
      return answer.statusCode === 200 ? answer.rawPayload : null
    })
    assert.deepEqual([verdict.ok, verdict.entries], [true, size])
    for (const secret of [HOA.personal_number, HOA.phone, code, 'accept'])
      assert.ok(!published.includes(secret))
  })

  test('tiles may be kept for ever, the checkpoint for no time, and any site may read both', async () => {
    const tile = await anyone.get('/evidence/tile/0/000')
    assert.equal(tile.rawPayload.length, 8192)
    assert.match(String(tile.headers['cache-control']), /immutable/)
    const checkpoint = await anyone.get('/evidence/checkpoint')
    assert.equal(checkpoint.headers['cache-control'], 'no-cache')
    assert.equal(checkpoint.headers['access-control-allow-origin'], '*')
    assert.equal((await anyone.get('/evidence/key')).body, `${LOG_KEY.verifier.text}\n`)
  })

  test('before anything is signed there is no checkpoint', () => assert.equal(unsigned.statusCode, 404))

  test('what is not signed yet is not published, and nonsense is not found', async () => {
    const rest = size % 256
    assert.equal((await anyone.get(`/evidence/tile/0/002.p/${rest}`)).statusCode, 200)
    for (const path of [`tile/0/002.p/${rest + 1}`, 'tile/0/002', 'tile/0/003.p/1', 'tile/7/000', 'salts']) {
      assert.equal((await anyone.get(`/evidence/${path}`)).statusCode, 404, path)
    }
  })

  test('every act is proven to be in the log by a few hashes', async () => {
    for (const position of [1, 2, 257, size]) {
      const made = (await anyone.get(`/api/evidence/inclusion?position=${position}`)).json()
      const [leaf = new Uint8Array(), ...proof] = bytesOf([made.leaf_hash, ...made.proof])
      const claim = { index: position - 1, size, leaf, proof, root: newer.root }
      assert.ok(isIncluded(NODE.sha256, claim))
      assert.deepEqual(openCheckpoint(NODE, made.checkpoint, [LOG_KEY.verifier])?.size, size)
    }
    const inOlder = (await anyone.get(`/api/evidence/inclusion?position=1&size=${before}`)).json()
    const [leaf = new Uint8Array(), ...proof] = bytesOf([inOlder.leaf_hash, ...inOlder.proof])
    assert.ok(isIncluded(NODE.sha256, { index: 0, size: before, leaf, proof, root: older.root }))
  })

  test('an older checkpoint is proven to be the beginning of a newer', async () => {
    const { to, proof } = (await anyone.get(`/api/evidence/consistency?from=${before}`)).json()
    assert.equal(to, size)
    assert.ok(isConsistent(NODE.sha256, { from: older, to: newer, proof: bytesOf(proof) }))
  })

  test('a position or size outside the log is refused and told what there is', async () => {
    for (const query of [
      `inclusion?position=${size + 1}`,
      `inclusion?position=5&size=4`,
      `consistency?from=${size + 1}`,
    ]) {
      const answer = await anyone.get(`/api/evidence/${query}`)
      assert.equal(answer.statusCode, 400, query)
      assert.match(answer.json().detail, new RegExp(`${size}`))
    }
    assert.equal((await anyone.get('/api/evidence/inclusion?position=0')).statusCode, 400)
  })
})
