import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { getDossier, listDossiers } from '#modules/dossiers'
import { checkTallies, readBoard } from '#modules/oversight'
import { openCatalogue } from '#modules/procedures'
import { parsePeriod, readFigures, readReport } from '#modules/statistics'
import { inTransaction } from '#platform/transaction.ts'
import { actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { codesOf } from '#test/reading-pdf.ts'
import { openDoor } from '#test/serving.ts'
import { doActOn } from '../do-act.ts'
import { readResult } from './result-file.ts'
import { sealResult, signResult } from './sign-result.ts'
import { endorsedBy } from './test-endorsed.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { door } = await openDoor(house)

async function issued(): Promise<{ code: string; number: string }> {
  const { code } = await endorsedBy(people)
  await signResult(door, { actor: people.actor('signer'), key: null }, { code })
  const { answer } = await sealResult(door, { actor: people.actor('clerk'), key: null }, { code })
  await house.owner`update dossiers set money = 'none' where code = ${code}`
  return { code, number: answer.result_number ?? '' }
}

function handOver(code: string, input: object) {
  const actor = people.actor('desk')
  const key = { scope: actor.scope, key: randomUUID(), hash: 'h' }
  return doActOn(door, { actor, key }, { act: 'deliver', target: { code, id: '' }, input })
}

const paper = (scanned?: string) => ({
  ...{ to: 'principal', way: 'counter' },
  ...(scanned === undefined ? {} : { paper: scanned }),
})

test('a signed result is not handed over on a paper nobody compared, nor on one that cannot be read', async () => {
  const { code } = await issued()
  await assert.rejects(handOver(code, paper()), { code: 'paper_unchecked' })
  await assert.rejects(handOver(code, paper('https://example.com/?m=abc')), { code: 'paper_unchecked' })
  const { answer } = await handOver(code, { to: 'principal', way: 'electronic' })
  assert.equal(answer.delivery, 'delivered', 'an electronic hand-over has no paper')
})

test('a paper with another number is not handed over: the message says why and what to do, and it is an event', async () => {
  const { code, number } = await issued()
  const [own = '', year] = number.split('/')
  await assert.rejects(
    handOver(code, paper(`${Number(own) + 1}/${year}`)),
    (error: Error & { code?: string; text?: { vi: string } }) => {
      assert.equal(error.code, 'paper_differs')
      assert.match(
        error.text?.vi ?? '',
        new RegExp(`không khớp bản ký số \\(số\\).*số ${number}.*in lại từ bản ký số`),
      )
      return true
    },
  )
  const dossier = await people.as('desk', (work) => getDossier(work, code))
  assert.deepEqual([dossier.delivery, dossier.paper_check?.differs], ['ready', ['number']])
  const events = await house.owner`
    select data ->> 'differs' as differs from events where act = 'find_difference' and noun_id = ${dossier.id}`
  assert.equal(events.length, 1)
  const { answer } = await handOver(code, paper(own))
  assert.equal(answer.delivery, 'delivered', 'the paper printed again matches')
})

test('a paper that differs is handed over only when a head or a signer has said why', async () => {
  const { code } = await issued()
  const settle = (name: 'desk' | 'signer', input: object) =>
    doActOn(
      door,
      { actor: people.actor(name), key: null },
      { act: 'settle_difference', target: { code, id: '' }, input },
    )
  const reason = { reason: 'Bản giấy ký tay cùng nội dung, số ghi nhầm' }
  await assert.rejects(settle('signer', reason), { code: 'act_hindered' })
  await assert.rejects(handOver(code, paper('999')), { code: 'paper_differs' })
  await assert.rejects(settle('desk', reason), { code: 'not_your_act' })
  const { answer } = await settle('signer', reason)
  assert.equal(answer.paper_check?.settled?.reason, reason.reason)
  assert.equal((await handOver(code, paper('999'))).answer.delivery, 'delivered')
})

test('a paper found to differ twice is one on the board, in its list and in the unit summary; a recount agrees', async () => {
  const { code } = await issued()
  const asked = { now: MONDAY_9, from: '2026-03-02', to: '2026-03-02' }
  await foldEverything(house)
  const before = (await readBoard(house.city, asked)).total.mismatches
  for (const wrong of ['998', '999'])
    await assert.rejects(handOver(code, paper(wrong)), { code: 'paper_differs' })
  await foldEverything(house)
  const { total } = await readBoard(house.city, asked)
  assert.equal(total.mismatches, before + 1)
  const actor = await actorNamed(house, 'giamsat.ha-noi')
  const view = { view: 'mismatches' as const, actor, now: MONDAY_9, soon_until: MONDAY_9, limit: 100 }
  assert.equal((await listDossiers(house.city, view)).items.length, total.mismatches)
  const catalogue = await openCatalogue(house.city)
  const period = parsePeriod('2026-03-02..2026-03-02')
  const figures = await readFigures(house.city, { period, now: '2026-03-03T02:00:00.000Z', catalogue })
  const summary = await readReport(house.city, figures, { key: 'unit-summary', unit: null })
  assert.equal(summary.total['c27'], total.mismatches)
  assert.deepEqual((await inTransaction(house.worker, {}, checkTallies)).differences, [])
})

describe('by the code printed on the paper', { skip: missing('zbarimg', 'pdftoppm') }, () => {
  const codeOn = async (code: string): Promise<string> => {
    const { pdf } = await readResult(door, people.actor('clerk'), code)
    const found = codesOf(pdf).find((one) => one.includes('/doi-chieu?m='))
    assert.ok(found, 'the paper bears a checking code')
    return found.replace('QR-Code:', '')
  }

  test('the code of the signed result matches, that of another result does not', async () => {
    const [one, other] = [await issued(), await issued()]
    await assert.rejects(handOver(one.code, paper(await codeOn(other.code))), { code: 'paper_differs' })
    const dossier = await people.as('desk', (work) => getDossier(work, one.code))
    assert.deepEqual(dossier.paper_check?.differs, ['code', 'number', 'facts'])
    assert.equal((await handOver(one.code, paper(await codeOn(one.code)))).answer.delivery, 'delivered')
  })
})
