import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { judge } from '#web/elements/check/judge.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { checkRecordProof, findStated } from '#platform/tlog/record-proof.ts'
import { openStatement, sealStatement } from '#platform/tlog/statement.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, HOA, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { LOG_KEY, logEverything } from '#test/logging.ts'
import { caller, openDoor } from '#test/serving.ts'
import { findIssued, type Dossier } from '#modules/dossiers'
import { proveDossier } from '../read-record.ts'
import { signResult } from '../signing/sign-result.ts'
import { endorsedBy } from '../signing/test-endorsed.ts'
import { factsOf } from './facts.ts'
import { statedOf } from './print-dossier.ts'

describe('the papers of a dossier in its proof', async () => {
  const house = await openTestHouse()
  const people = await peopleOfCauGiay(house)
  const { app, door } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const officer = await actorNamed(house, 'tiepnhan.cau-giay')
  const accepted = async (): Promise<string> => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    await desk.post(`/api/dossiers/${code}/acceptance`)
    return code
  }
  const print = async (code: string, form: string) => {
    const answer = await desk.get(`/api/dossiers/${code}/prints/${form}`)
    assert.equal(answer.statusCode, 200)
  }
  const eventsOf = (code: string) => house.owner<{ data: Record<string, string>; isOwn: boolean }[]>`
    select e.data, e.noun_id <> d.id as "isOwn" from events e join dossiers d on e.data ->> 'dossier' = d.id::text
    where d.code = ${code} and e.noun = 'issued_paper' order by e.id`
  /** What the code says on the paper if it were printed now. */
  const scannedNow = (code: string, form: '01' | '02' | '03') =>
    acting(house, { actor: officer }, async ({ trx }) => {
      const find = (dossier: Dossier) => findIssued(dossier, form)
      const stated = statedOf(await factsOf(door, trx, { code, actor: officer, find, isSeen: true }), form)
      assert.ok(stated)
      return sealStatement(stated, LOG_KEY)
    })
  const said = (proof: unknown, scanned: string) =>
    judge(NODE, { text: JSON.stringify(proof), scanned }, [LOG_KEY.verifier])

  test('a paper is stated when it is first given out; printed again, even twice at once, it adds nothing', async () => {
    const code = await accepted()
    assert.equal((await eventsOf(code)).length, 0)
    await Promise.all([print(code, '01'), print(code, '01')])
    await print(code, '01')
    const [event, ...others] = await eventsOf(code)
    assert.equal(others.length, 0)
    assert.equal(event?.isOwn, true, 'a noun of its own: what counts a dossier’s acts does not count papers')
    assert.deepEqual(Object.keys(event.data).toSorted(), [
      'at',
      'by',
      'dossier',
      'facts_digest',
      'number',
      'what',
    ])
    for (const secret of [HOA.full_name, HOA.personal_number, HOA.phone])
      assert.ok(!JSON.stringify(event.data).includes(secret), secret)
  })

  test('the receipt’s code is proven by its place in the log, and a changed copy of the proof is refused', async () => {
    const code = await accepted()
    await print(code, '01')
    await logEverything(house)
    const scanned = await scannedNow(code, '01')
    const proof = await proveDossier(door, officer, code)
    const verdict = checkRecordProof(NODE, proof, [LOG_KEY.verifier])
    const statement = openStatement(NODE, scanned, [LOG_KEY.verifier])?.statement
    assert.ok(verdict.ok && statement)
    assert.equal(findStated(verdict.papers, statement)?.what, 'mau_01')
    assert.equal(said(proof, scanned).isRight, true)
    const [paper] = proof.papers
    const leaf = Object(paper?.event.leaf)
    const changed = { ...leaf, data: { ...leaf.data, number: '99/TNHS' } }
    const forged = { ...proof, papers: [{ ...paper, event: { ...paper?.event, leaf: changed } }] }
    assert.equal(said(forged, scanned).isRight, false)
    assert.equal(
      said({ ...proof, papers: [] }, scanned).isRight,
      false,
      'a paper that the proof does not hold',
    )
  })

  test('a fact changed behind the house’s back and printed anew is told as changed', async () => {
    const code = await accepted()
    await print(code, '01')
    await house.owner`
      update dossiers set persons = jsonb_set(persons, '{filer,full_name}', '"Người khác"') where code = ${code}`
    await print(code, '01')
    await logEverything(house)
    const changed = said(await proveDossier(door, officer, code), await scannedNow(code, '01'))
    assert.equal(changed.isRight, false)
    assert.match(changed.why.vi, /nội dung giấy đã đổi/)
  })

  test('requests for papers and refusals are stated like receipts', async () => {
    const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
    const items = [{ key: 'earlier', guidance: 'Mang bản chính' }]
    const asked = await desk.post(`/api/dossiers/${code}/supplement-requests`, {
      items,
      reason: 'Thiếu giấy',
    })
    assert.equal(asked.statusCode, 200, asked.body)
    await print(code, '02')
    await logEverything(house)
    assert.equal(said(await proveDossier(door, officer, code), await scannedNow(code, '02')).isRight, true)
  })

  test('a signed result is in the proof by the event of its signature', async () => {
    const { code } = await endorsedBy(people)
    await signResult(door, { actor: people.actor('signer'), key: null }, { code })
    await logEverything(house)
    const verdict = checkRecordProof(NODE, await proveDossier(door, officer, code), [LOG_KEY.verifier])
    assert.ok(verdict.ok)
    const [dossier] = await house.owner`
      select s.number, s.facts_digest from signatures s where s.noun_code = ${code}`
    assert.deepEqual(
      verdict.papers.map(({ what, number, facts }) => [what, number, Buffer.from(facts).toString('hex')]),
      [['result', dossier?.['number'], dossier?.['facts_digest']]],
    )
  })
})
