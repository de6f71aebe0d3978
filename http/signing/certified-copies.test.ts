import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { certifyAtDesk } from '#modules/certification'
import { acceptDossier, proposeDossier, submitDossier, type SubmitInput } from '#modules/dossiers'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { pagesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'
import { readResult } from './result-file.ts'
import { sealResult, signResult } from './sign-result.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { app, door } = await openDoor(house)
const doing = (name: 'signer' | 'clerk') => ({ actor: people.actor(name), key: null })

async function takenIn(input: SubmitInput = CERTIFIED_COPY): Promise<string> {
  const { code } = await people.as('desk', (work) => submitDossier(work, input))
  await people.as('desk', (work) => acceptDossier(work, { code }))
  return code
}

async function issued(code: string): Promise<Buffer> {
  await signResult(door, doing('signer'), { code })
  await sealResult(door, doing('clerk'), { code })
  return (await readResult(door, people.actor('clerk'), code)).pdf
}

test('only the desk certifies, only copies, and an electronic copy only with its scan', async () => {
  const code = await takenIn()
  await assert.rejects(
    people.as('clerk', (work) => certifyAtDesk(work, { code })),
    { code: 'not_your_act' },
  )
  const other = await takenIn(MARITAL_STATUS)
  await assert.rejects(
    people.as('desk', (work) => certifyAtDesk(work, { code: other })),
    { code: 'not_a_copy' },
  )
  const answers = { ...CERTIFIED_COPY.answers, electronic: true }
  await assert.rejects(takenIn({ ...CERTIFIED_COPY, answers }), { code: 'dossier_incomplete' })
  const onPaper: SubmitInput['checklist'] = [{ key: 'scan', kind: 'original', count: 1, paper_ids: [] }]
  const electronic = await takenIn({ ...CERTIFIED_COPY, answers, checklist: onPaper })
  await assert.rejects(
    people.as('desk', (work) => certifyAtDesk(work, { code: electronic })),
    { code: 'scan_missing' },
  )
  // Proposed by hand as any other result it is not signed either, and takes no number.
  await people.as('desk', (work) =>
    proposeDossier(work, { code: electronic }, { outcome: 'granted', summary: 'Chứng thực bản sao' }),
  )
  await assert.rejects(signResult(door, doing('signer'), { code: electronic }), { code: 'scan_missing' })
  assert.equal(
    (
      await house.owner`select from register_entries where register = 'certified_copies' and code = ${electronic}`
    ).length,
    0,
  )
})

test('the desk certifies, the signer signs, the clerk issues: one number for all copies of one original', async () => {
  const code = await takenIn()
  const waiting = await people.as('desk', (work) => certifyAtDesk(work, { code }))
  assert.equal(waiting.business, 'endorsed')
  assert.match(waiting.decision?.summary ?? '', /Chứng thực 2 bản sao đúng với bản chính: Bằng tốt nghiệp/)
  const { ok, signatures } = verifyPdf(await issued(code), await door.signing.keys.trust())
  assert.deepEqual([ok, signatures.length], [true, 2])
  const entries =
    await house.owner`select number from register_entries where register = 'certified_copies' and code = ${code}`
  assert.equal(entries.length, 1)
})

describe('what is read on them', { skip: missing('pdftotext', 'pdfinfo') }, () => {
  test('the certification names the original, its pages, the copies, number, book and signer', async () => {
    const code = await takenIn()
    await people.as('desk', (work) => certifyAtDesk(work, { code }))
    const pdf = await issued(code)
    const [row] = await house.owner`select result_number from dossiers where code = ${code}`
    const text = textOf(pdf)
    if (process.env['PICTURES']) writeFileSync(join(process.env['PICTURES'], 'loi-chung.pdf'), pdf)
    assert.match(text, /CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH/)
    const number = String(row?.['result_number']).split('/')[0]
    assert.match(text, new RegExp(`Số chứng thực: ${number} quyển số: 01/2026 - SCT/BS`))
    assert.match(text, /Bản chính: Bằng tốt nghiệp trung học phổ thông/)
    assert.match(text, /Số trang của bản chính: 03.*Số bản sao: 02/)
    assert.match(text, /đóng dấu giáp lai/)
    assert.ok(text.includes(people.actor('signer').name))
    assert.equal(pagesOf(pdf), 1)
  })

  test('the book has the columns of its law, as PDF and as a sheet', async () => {
    const code = await takenIn()
    await people.as('desk', (work) => certifyAtDesk(work, { code }))
    await issued(code)
    const clerk = await caller(app, 'vanthu.cau-giay')
    const [agency = ''] = people.actor('clerk').posts.map(({ agency_id }) => agency_id)
    const query = new URLSearchParams({ agency, register: 'certified_copies', year: '2026' })
    const book = await clerk.get(`/api/registers/book?${query}`)
    assert.equal(book.statusCode, 200, book.body.slice(0, 300))
    if (process.env['PICTURES']) writeFileSync(join(process.env['PICTURES'], 'so.pdf'), book.rawPayload)
    const text = textOf(book.rawPayload)
    assert.match(text, /SỔ CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH/)
    assert.match(text, /Nguyễn Thị Hoa.*Bằng tốt nghiệp trung học phổ thông/)
    const sheet = await clerk.get(`/api/registers/book?${query}&format=xlsx`)
    assert.match(String(sheet.headers['content-type']), /spreadsheetml/)
  })
})
