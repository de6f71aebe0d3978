import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { after, describe, test } from 'node:test'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missing } from '#test/programs.ts'
import { beginSigning, withdrawDossier } from '#modules/dossiers'
import { voidSignature } from '#modules/signing'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'

import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'
import type { Door } from '../door.ts'
import { sealResult, signResult } from './sign-result.ts'
import { endorsedBy, signaturesOf } from './test-endorsed.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { door } = await openDoor(house)
const { actor, as } = people
const endorsed = () => endorsedBy(people)
const signer = { actor: actor('signer'), key: null }
const clerk = { actor: actor('clerk'), key: null }

/** The door as it is when nobody answers at the time-stamp authority. */
const dark: Door = {
  ...door,
  signing: { ...door.signing, stamps: () => Promise.reject(new Error('mất kết nối')) },
}

async function bytesOf(code: string): Promise<Buffer> {
  const last = (await signaturesOf(house, code)).at(-1)
  return buffer(await door.files.read(last?.file_sha256 ?? ''))
}

test('a signature that fails is the signature’s state, not the dossier’s; it keeps its number for the next try', async () => {
  const { code } = await endorsed()
  await assert.rejects(signResult(dark, signer, { code }), { code: 'signing_failed' })
  const [failed] = await signaturesOf(house, code)
  assert.deepEqual([failed?.state, failed?.reason, failed?.tries], ['failed', 'mất kết nối', 1])
  const [dossier] = await house.owner`select business from dossiers where code = ${code}`
  assert.equal(dossier?.['business'], 'endorsed')
  const { answer } = await signResult(door, signer, { code })
  assert.equal(answer.business, 'approved')
  const [signed] = await signaturesOf(house, code)
  assert.deepEqual(
    [signed?.id, signed?.state, signed?.number, signed?.tries],
    [failed?.id, 'signed', failed?.number, 2],
  )
})

test('a crash between the two transactions leaves a pending signature whose number the next try takes: no gap, no double', async () => {
  const first = await endorsed()
  const crashed = await as('signer', (work) => beginSigning(work, first))
  const second = await endorsed()
  const other = await signResult(door, signer, second)
  const again = await signResult(door, signer, first)
  const number = (text = '') => Number(text.split('/')[0])
  assert.equal(again.answer.decision?.signature?.number, crashed.signature.number)
  assert.equal(number(other.answer.decision?.signature?.number), number(crashed.signature.number) + 1)
})

test('a dossier that goes back while the bytes are being signed lets nothing count: they are thrown away, the number stays', async () => {
  const { code } = await endorsed()
  const slow: Door = {
    ...door,
    signing: {
      ...door.signing,
      stamps: async (request) => {
        await house.owner`update dossiers set business = 'reviewing' where code = ${code}`
        return door.signing.stamps(request)
      },
    },
  }
  await assert.rejects(signResult(slow, signer, { code }), { code: 'act_not_allowed_now' })
  const [failed] = await signaturesOf(house, code)
  assert.deepEqual([failed?.state, failed?.file_sha256], ['failed', null])
})

test('two presses of one button sign once: the same key gives the same answer', async () => {
  const { code } = await endorsed()
  const key = { scope: signer.actor.scope, key: randomUUID(), hash: 'h' }
  const one = await signResult(door, { ...signer, key }, { code })
  const two = await signResult(door, { ...signer, key }, { code })
  assert.deepEqual([one.replayed, two.replayed], [false, true])
  assert.equal((await signaturesOf(house, code)).length, 1)
})

test('giving up voids the number with a reason; the next signature takes the next number', async () => {
  const { code } = await endorsed()
  await assert.rejects(signResult(dark, signer, { code }))
  const [failed] = await signaturesOf(house, code)
  const reason = 'Ký lại bằng chứng thư khác'
  const id = failed?.id ?? ''
  await assert.rejects(
    as('clerk', (work) => voidSignature(work, id, { reason })),
    { code: 'not_your_signature' },
  )
  await as('signer', (work) => voidSignature(work, id, { reason }))
  await signResult(door, signer, { code })
  const [gone, next] = await signaturesOf(house, code)
  assert.deepEqual([gone?.state, gone?.reason, next?.state], ['void', reason, 'signed'])
  assert.equal(Number(next?.number.split('/')[0]), Number(gone?.number.split('/')[0]) + 1)
})

test('a dossier that is withdrawn leaves the number of a failed signature to its signer, who voids it', async () => {
  const { code } = await endorsed()
  await assert.rejects(signResult(dark, signer, { code }))
  await as('desk', (work) => withdrawDossier(work, { code }, { reason: 'Người dân không còn nhu cầu' }))
  const id = (await signaturesOf(house, code))[0]?.id ?? ''
  await as('signer', (work) => voidSignature(work, id, { reason: 'Hồ sơ đã rút' }))
  const [gone] = await signaturesOf(house, code)
  assert.equal(gone?.state, 'void')
  const [number, year] = (gone?.number ?? '').split('/').map(Number)
  const [entry] = await house.owner`
    select void_reason from register_entries
    where agency_id = ${gone?.agency_id ?? ''} and register = ${gone?.register ?? ''} and number = ${number ?? 0}
      and year = ${year ?? 0}`
  assert.equal(entry?.['void_reason'], 'Hồ sơ đã rút')
})

test('signed by the signer and sealed by the agency, the result verifies, and a changed copy does not', async () => {
  const { code } = await endorsed()
  const signed = await signResult(door, signer, { code })
  const { answer } = await sealResult(door, clerk, { code })
  assert.equal(answer.business, 'finished')
  assert.equal(answer.result_number, signed.answer.decision?.signature?.number)
  const pdf = await bytesOf(code)
  const trust = await door.signing.keys.trust()
  const { ok, signatures } = verifyPdf(pdf, trust)
  assert.equal(ok, true, JSON.stringify(signatures))
  assert.deepEqual(
    signatures.map(({ name }) => name),
    [signer.actor.name, 'Ủy ban nhân dân phường Cầu Giấy'],
  )
  pdf[2000] = (pdf[2000] ?? 0) ^ 1
  assert.equal(verifyPdf(pdf, trust).ok, false)
})

test('what was signed and sealed is in the log by the hashes of paper, file and facts, and by nothing personal', async () => {
  const { code } = await endorsed()
  await signResult(door, signer, { code })
  await sealResult(door, clerk, { code })
  for (const one of await signaturesOf(house, code)) {
    const [event] = await house.owner<{ data: Record<string, unknown> }[]>`
      select data from events where noun = 'signature' and noun_id = ${one.id} and act = 'sign'`
    const { kind, register, number, document_sha256, file_sha256, facts_digest } = one
    const hashes = { document_sha256, file_sha256, ...(kind === 'personal' ? { facts_digest } : {}) }
    assert.deepEqual(event?.data, { kind, register, number, ...hashes })
    assert.ok(document_sha256 && file_sha256 && (kind === 'seal' || facts_digest))
  }
})

test('a house that signs by hand asks for no key: the result is numbered and bears no digital signature', async () => {
  const { code } = await endorsed()
  const byHand: Door = { ...dark, results: 'paper' }
  const { answer } = await signResult(byHand, signer, { code })
  assert.deepEqual([answer.business, answer.decision?.signature], ['approved', undefined])
  const numbered = await sealResult(byHand, clerk, { code })
  assert.match(numbered.answer.result_number ?? '', /^\d+\/2026$/)
  assert.equal((await signaturesOf(house, code)).length, 0)
})

test('what was signed waits for its seal: the clerk’s failure leaves the dossier approved', async () => {
  const { code } = await endorsed()
  await signResult(door, signer, { code })
  await assert.rejects(sealResult(dark, clerk, { code }), { code: 'signing_failed' })
  assert.deepEqual(
    (await signaturesOf(house, code)).map(({ kind, state }) => [kind, state]),
    [
      ['personal', 'signed'],
      ['seal', 'failed'],
    ],
  )
  assert.equal((await sealResult(door, clerk, { code })).answer.business, 'finished')
})

describe('poppler reads the demonstration’s result', { skip: missing('pdfsig') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-result-'))
  after(() => rmSync(folder, { recursive: true }))
  const pdfsig = (name: string, pdf: Buffer): string => {
    writeFileSync(join(folder, name), pdf)
    return spawnSync('pdfsig', [join(folder, name)]).stdout.toString()
  }

  test('it is valid twice over, and a changed copy is not', async () => {
    const { code } = await endorsed()
    await signResult(door, signer, { code })
    await sealResult(door, clerk, { code })
    const pdf = await bytesOf(code)
    assert.equal(pdfsig('result.pdf', pdf).match(/Signature is Valid\./g)?.length, 2)
    pdf[2000] = (pdf[2000] ?? 0) ^ 1
    assert.match(pdfsig('changed.pdf', pdf), /Digest Mismatch/)
  })
})
