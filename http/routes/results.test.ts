import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { textOf } from '#test/reading-pdf.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { sealResult, signResult } from '../signing/sign-result.ts'
import { endorsedBy } from '../signing/test-endorsed.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { app, door } = await openDoor(house)
const [signer, hoa, stranger, city] = await Promise.all(
  ['ky.cau-giay', 'congdan.1', 'ky.hoan-kiem', 'giamsat.ha-noi'].map((name) => caller(app, name)),
)
assert.ok(signer && hoa && stranger && city)
const resultOf = (code: string): string => `/api/dossiers/${code}/result`

/** A result of Hoa's that is signed, sealed and issued. */
async function issued(): Promise<string> {
  const { code } = await endorsedBy(people)
  await signResult(door, { actor: people.actor('signer'), key: null }, { code })
  await sealResult(door, { actor: people.actor('clerk'), key: null }, { code })
  return code
}

/** What is due is paid. */
const paid = (code: string) => house.owner`update dossiers set money = 'paid' where code = ${code}`

test('nobody from elsewhere opens a result: not a visitor, not another commune, not a city role', async () => {
  const { code } = await endorsedBy(people)
  assert.equal((await visitor(app).get(resultOf(code))).statusCode, 401)
  assert.equal((await stranger.get(resultOf(code))).statusCode, 404)
  assert.equal((await city.get(resultOf(code))).statusCode, 403)
})

test('before it is issued the resident has no result; who signs it sees what he would sign', async () => {
  const { code } = await endorsedBy(people)
  const early = await hoa.get(resultOf(code))
  assert.deepEqual([early.statusCode, early.json().code], [409, 'result_not_issued'])
  const preview = await signer.get(resultOf(code))
  assert.equal(preview.headers['result-state'], 'preview')
  assert.equal(preview.headers['content-disposition'], `inline; filename="xem-truoc-${code}.pdf"`)
  assert.equal(verifyPdf(preview.rawPayload, await door.signing.keys.trust()).ok, false)
  const [look] = await house.owner`
    select actor_id from events where noun = 'look' and act = 'result' and noun_id = (select id from dossiers where code = ${code})`
  assert.equal(look?.['actor_id'], people.actor('signer').id)
})

test('a result that is issued and not paid for waits for its fee', async () => {
  const code = await issued()
  await house.owner`update dossiers set money = 'due' where code = ${code}`
  assert.equal((await hoa.get(resultOf(code))).json().code, 'fee_first')
})

test('by code and phone tail alone nothing is given out; with the whole personal number the signed bytes are', async () => {
  const code = await issued()
  await paid(code)
  const ask = (input: object) =>
    visitor(app).post('/api/tracking/result', { code, phone_tail: '5678', ...input })
  assert.equal((await ask({})).statusCode, 400)
  assert.equal((await ask({ phone_tail: '0000', personal_number: HOA.personal_number })).statusCode, 404)
  assert.equal((await ask({ personal_number: '001190000124' })).json().code, 'other_person')
  const given = await ask({ personal_number: HOA.personal_number })
  assert.equal(given.statusCode, 200, given.body.slice(0, 300))
  assert.deepEqual(given.rawPayload, (await hoa.get(resultOf(code))).rawPayload)
  await ask({ personal_number: '001190000125' })
  assert.equal(
    (await ask({ personal_number: HOA.personal_number })).statusCode,
    429,
    'guessing comes to an end',
  )
})

describe('what the resident downloads', { skip: missing('pdfsig', 'pdftotext') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-downloaded-'))
  after(() => rmSync(folder, { recursive: true }))
  const pdfsig = (pdf: Buffer): string => {
    writeFileSync(join(folder, 'result.pdf'), pdf)
    return spawnSync('pdfsig', [join(folder, 'result.pdf')]).stdout.toString()
  }

  test('pdfsig calls it valid twice, a changed copy not; it says its number, and its name bears the code', async () => {
    const code = await issued()
    await paid(code)
    const got = await hoa.get(resultOf(code))
    assert.equal(got.statusCode, 200, got.body.slice(0, 300))
    assert.equal(got.headers['content-type'], 'application/pdf')
    assert.equal(got.headers['content-disposition'], `attachment; filename="ket-qua-${code}.pdf"`)
    assert.equal(got.headers['cache-control'], 'private, no-store')
    assert.equal(pdfsig(got.rawPayload).match(/Signature is Valid\./g)?.length, 2)
    const [row] = await house.owner`select result_number from dossiers where code = ${code}`
    assert.match(textOf(got.rawPayload), new RegExp(`Số: ${String(row?.['result_number']).split('/')[0]}/`))
    const changed = Buffer.from(got.rawPayload)
    changed[2000] = (changed[2000] ?? 0) ^ 1
    assert.doesNotMatch(pdfsig(changed), /Signature is Valid/)
  })
})
