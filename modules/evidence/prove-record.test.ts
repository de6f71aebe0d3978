import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { checkRecordProof, type RecordProof } from '#platform/tlog/record-proof.ts'
import { makeSigningKey } from '#platform/tlog/signing-key.ts'
import { digestOf } from '#platform/tlog/commitment.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything, makeEvents } from '#test/logging.ts'
import { proveRecord } from './prove-record.ts'

describe('the proof of a record', async () => {
  const house = await openTestHouse()
  const id = '00000000-0000-4000-8000-000000000001'
  const asked = { code: 'H26.00166-260302-0001', id, by: 'UBND phường Cầu Giấy', papers: [], now: MONDAY_9 }
  const happen = (act: string) => house.worker`
    insert into events (module, noun, noun_id, noun_version, act, actor_kind, at, data)
    values ('test', 'dossier', ${id}, 1, ${act}, 'officer', ${MONDAY_9}, '{"to": "accepted", "list": [1, null]}')`

  await assert.rejects(proveRecord(house.worker, LOG_KEY, asked), /not_logged_yet/)
  await happen('submit')
  await makeEvents(house, 300)
  await happen('accept')
  const facts = { applicant: 'Nguyễn Thị Hoa', fees: [{ amount: 10_000 }] }
  const digest = (told: object) => Buffer.from(digestOf(NODE.sha256, told))
  const paperId = randomUUID()
  const facts_digest = digest(facts).toString('hex')
  const data = { form: '01', number: '1/TNHS', at: MONDAY_9, facts_digest }
  await house.worker`
    insert into events (module, noun, noun_id, noun_version, act, actor_kind, at, data)
    values ('test', 'issued_paper', ${paperId}, 1, 'state', 'officer', ${MONDAY_9}, ${house.worker.json(data)})`
  await logEverything(house)
  const paper = (told: object) => ({
    ...{ noun_id: paperId, facts_digest: digest(told).toString('hex') },
    statement: sealStatement(
      {
        what: 'mau_01',
        code: asked.code,
        number: '1/TNHS',
        at: MONDAY_9,
        by: asked.by,
        facts: digest(told),
      },
      LOG_KEY,
    ),
  })
  const made = await proveRecord(house.worker, LOG_KEY, { ...asked, papers: [paper(facts)] })
  /** As it is read from a file. */
  const proof: RecordProof = JSON.parse(JSON.stringify(made))
  const check = (changed: unknown) => {
    const verdict = checkRecordProof(NODE, changed, [LOG_KEY.verifier])
    return verdict.ok ? 'ok' : verdict.fault
  }
  const [first, second] = proof.events
  assert.ok(first && second)

  test('it is checked with nothing but itself, and tells acts, moments and papers', () => {
    const verdict = checkRecordProof(NODE, proof)
    assert.ok(verdict.ok)
    assert.deepEqual(
      verdict.events.map(({ act, at }) => [act, at]),
      [
        ['submit', MONDAY_9],
        ['accept', MONDAY_9],
      ],
    )
    assert.deepEqual(
      verdict.papers.map(({ what, number, by, position }) => [what, number, by, position]),
      [['mau_01', '1/TNHS', asked.by, 303]],
    )
  })

  test('a changed copy is refused, whatever was changed', () => {
    const changes: Record<string, unknown> = {
      'another act': { ...proof, events: [{ ...first, leaf: { ...first.leaf, act: 'deliver' } }, second] },
      'another moment': {
        ...proof,
        events: [first, { ...second, leaf: { ...second.leaf, at: '2026-03-01T02:00:00.000Z' } }],
      },
      'another salt': { ...proof, events: [{ ...first, salt: second.salt }, second] },
      'another proof': { ...proof, events: [{ ...first, proof: second.proof }, second] },
    }
    for (const [what, changed] of Object.entries(changes)) assert.equal(check(changed), 'event', what)
    assert.equal(check({ ...proof, events: [first] }), 'statement', 'an event left out')
    assert.equal(check({ ...proof, events: [second, first] }), 'statement', 'events in another order')
    assert.equal(check({ ...proof, code: 'H26.00166-260302-0002' }), 'statement', 'another code')
    assert.equal(
      check({ ...proof, papers: [{ ...proof.papers[0], ...paper({ ...facts, fees: [{ amount: 1000 }] }) }] }),
      'paper',
      'another amount, though the log’s own key signed it',
    )
    assert.equal(
      check({ ...proof, papers: [{ ...proof.papers[0], event: first }] }),
      'paper',
      'another event',
    )
    assert.equal(check({ ...proof, checkpoint: proof.checkpoint.replace('303', '304') }), 'checkpoint')
    assert.equal(check({ ...proof, events: 'none' }), 'not_a_proof')
    assert.equal(check(null), 'not_a_proof')
  })

  test('a paper that the log has not signed yet is not in the proof: its code is still a promise', async () => {
    const later = paper({ later: 1 })
    const { papers } = await proveRecord(house.worker, LOG_KEY, { ...asked, papers: [paper(facts), later] })
    assert.deepEqual(papers, proof.papers)
  })

  test('one signed by another key is refused where the key is known', async () => {
    const thief = makeSigningKey(LOG_KEY.verifier.name, Buffer.alloc(32, 66))
    const forged = await proveRecord(house.worker, thief, asked)
    assert.equal(check({ ...forged, checkpoint: proof.checkpoint }), 'key')
    assert.equal(check({ ...forged, key: proof.key, checkpoint: proof.checkpoint }), 'statement')
  })

  test('what was deleted by law is proven no more', async () => {
    await house.owner`delete from log_salts where position = ${first.leaf.position}`
    await assert.rejects(proveRecord(house.worker, LOG_KEY, asked), /forgotten/)
    await house.owner`insert into log_salts values (${first.leaf.position}, ${Buffer.from(first.salt, 'base64')})`
  })
})
