import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { readResult } from '#http/signing/result-file.ts'
import { sealResult, signResult } from '#http/signing/sign-result.ts'
import { verifyPdf } from '#platform/signing/verify-pdf.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendFiles } from '#test/page-forms.ts'
import { missing } from '#test/programs.ts'
import { pagesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const people = await peopleOfCauGiay(house)
const { app, door } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const folder = mkdtempSync(join(tmpdir(), 'haicap-electronic-'))
after(() => rmSync(folder, { recursive: true }))

const INTAKE = '/quay/tiep-nhan?thu-tuc=2.000815'
const fixture = async (name: string) => ({ name, content: await readFile(`test/fixtures/${name}`) })
const SCANS = {
  pdf: await fixture('three-pages.pdf'),
  jpeg: await fixture('picture.jpg'),
  png: await fixture('picture.png'),
}
type Scan = (typeof SCANS)['pdf']

/** The desk's one form as it is sent without a script, the files in it. */
async function posted(fields: Record<string, string>, files: readonly Scan[] = []) {
  const shown = formFields((await desk.get(INTAKE)).body, INTAKE)
  const typed = {
    ...{ do: 'take', 'principal.personal_number': HOA.personal_number, 'principal.full_name': HOA.full_name },
    ...{ 'answers.document': 'Bằng tốt nghiệp', 'answers.pages': '3', 'answers.copies': '1' },
  }
  return sendFiles(desk, INTAKE, {
    fields: { ...shown, ...typed, ...fields },
    files: files.length > 0 ? { 'answers.scan': files } : {},
  })
}

async function takenIn(fields: Record<string, string>, files: readonly Scan[] = []): Promise<string> {
  const answer = await posted(fields, files)
  assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  return String(answer.headers.location).split('/').at(-1) ?? ''
}

async function issued(code: string): Promise<Buffer> {
  await signResult(door, { actor: people.actor('signer'), key: null }, { code })
  await sealResult(door, { actor: people.actor('clerk'), key: null }, { code })
  return (await readResult(door, people.actor('clerk'), code)).pdf
}

async function entriesOf(code: string) {
  return house.owner`
    select agency_id, number from register_entries where register = 'certified_copies' and code = ${code}`
}

const ELECTRONIC = { 'answers.electronic': 'yes' }

test('an electronic copy without its scan is refused at the field, and a scan only marked as seen is none', async () => {
  const none = await posted(ELECTRONIC)
  assert.equal(none.statusCode, 400)
  assert.ok(none.body.includes('href="#o-answers.scan"'), none.body.match(/<li><a href="#o-[^<]+/g)?.join())
  const marked = await posted({
    ...ELECTRONIC,
    'checklist.scan.has': 'yes',
    'checklist.scan.kind': 'original',
  })
  assert.equal(marked.statusCode, 409)
  assert.match(marked.body, /Bản sao điện tử cần bản quét của bản chính/)
  assert.equal((await house.owner`select from dossiers where procedure_code = '2.000815'`).length, 0)
})

test('a file that is no scan is told at the field, and what was typed stays', async () => {
  const wrong = await posted(ELECTRONIC, [{ name: 'ban-quet.pdf', content: Buffer.from('không phải PDF') }])
  assert.equal(wrong.statusCode, 400)
  assert.ok(wrong.body.includes('id="o-answers.scan-loi"'))
  assert.match(wrong.body, /value="Bằng tốt nghiệp"/)
})

for (const [what, files, sheets] of [
  ['a PDF', [SCANS.pdf], 3],
  ['pictures', [SCANS.jpeg, SCANS.png], 2],
] as const) {
  describe(
    `an electronic copy whose scan is ${what}`,
    { skip: missing('pdfsig', 'pdftotext', 'pdfinfo') },
    () => {
      const pdfsig = (pdf: Buffer): string => {
        const path = join(folder, 'copy.pdf')
        writeFileSync(path, pdf)
        return spawnSync('pdfsig', [path]).stdout.toString()
      }

      test('is the scan with the certification behind it, signed and sealed, and a changed byte is seen', async () => {
        const paper = await takenIn({})
        const code = await takenIn(ELECTRONIC, files)
        const before = await issued(paper)
        const pdf = await issued(code)
        if (process.env['PICTURES']) writeFileSync(join(process.env['PICTURES'], `${sheets}.pdf`), pdf)

        assert.deepEqual([pagesOf(before), pagesOf(pdf)], [1, sheets + 1])
        assert.doesNotMatch(textOf(pdf, 1), /CHỨNG THỰC/, 'the scan comes first')
        assert.match(textOf(pdf, sheets + 1), /Số bản sao điện tử: 01.*Điều 10/)

        const trust = await door.signing.keys.trust()
        const { ok, signatures } = verifyPdf(pdf, trust)
        assert.deepEqual([ok, signatures.length], [true, 2])
        assert.equal(pdfsig(pdf).match(/Signature is Valid\./g)?.length, 2)
        const changed = Buffer.from(pdf)
        changed[2000] = (changed[2000] ?? 0) ^ 1
        assert.equal(verifyPdf(changed, trust).ok, false)
        assert.doesNotMatch(pdfsig(changed), /Signature is Valid/)

        const [[first], [second, ...more]] = [await entriesOf(paper), await entriesOf(code)]
        assert.deepEqual(
          [second?.['agency_id'], second?.['number'], more.length],
          [first?.['agency_id'], Number(first?.['number']) + 1, 0],
          'one line for all copies, in the same book, the number after',
        )
      })
    },
  )
}
