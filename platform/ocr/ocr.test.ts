import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPdf } from '../pdf.ts'
import { misread } from '#test/accuracy.ts'
import { AUTHORISATION, BIRTH_NOTICE, SINGLE_STATUS } from '#test/paper-texts.ts'
import { grayPng, pageOf } from '#test/scanned-page.ts'
import { openOcr } from './ocr.ts'

const ocr = openOcr({ timeoutMs: 120_000 })
const workspace = mkdtempSync(join(tmpdir(), 'haicap-ocr-'))
const pdf = openPdf()
after(async () => {
  await Promise.all([ocr.close(), pdf.close()])
  rmSync(workspace, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const sample = (name: string) => readFileSync(`test/fixtures/${name}`)

test('what is no picture, is broken, or takes too long gives nothing, and the next page is read', async () => {
  assert.equal((await ocr.read(bytes('no picture')))?.text ?? '', '')
  assert.equal((await ocr.read(bytes('%PDF-1.7 broken')))?.text ?? '', '')
  assert.equal((await ocr.read(sample('picture.png').subarray(0, 200)))?.text ?? '', '')
  const impatient = openOcr({ timeoutMs: 1 })
  assert.equal(await impatient.read(sample('picture.png')), null)
  await impatient.close()
})

test('who comes when others wait gets nothing, and nobody is held up', async () => {
  const busy = openOcr({ timeoutMs: 120_000, mayWait: 0 })
  const asked = [busy.read(sample('picture.png')), busy.read(sample('picture.png'))]
  assert.equal(await asked[1], null)
  await busy.close()
})

/** A PDF whose page is set from a line of Typst. */
async function pdfWith(page: string, files: Record<string, Uint8Array> = {}): Promise<Buffer> {
  const template = join(workspace, 'page.typ')
  writeFileSync(template, `#set document(title: "x")\n#set text(font: "Tinos", lang: "vi")\n${page}`)
  return pdf.renderPdf({ template, workspace, data: {}, files, moment: '2026-11-24T02:05:00.000Z' })
}

test('a PDF that a program wrote is taken by its letters, without reading pictures', async () => {
  const seen = await ocr.read(await pdfWith(BIRTH_NOTICE.join('\n\n')))
  assert.equal(seen?.confidence, 100)
  assert.match(seen?.text ?? '', /Họ và tên mẹ: Nguyễn Thị Hoa/)
})

test('a scanned PDF is read by the picture its page is', async () => {
  const scan = grayPng(await pageOf(BIRTH_NOTICE))
  const seen = await ocr.read(await pdfWith('#image("scan.png", alt: "scan")', { 'scan.png': scan }))
  assert.ok(misread(seen?.text ?? '', BIRTH_NOTICE.join('\n')).letters < 0.02, seen?.text)
})

test('what is all dust gives nothing rather than noise', async () => {
  assert.equal(await ocr.read(grayPng(await pageOf(BIRTH_NOTICE, { width: 500, noise: 160 }))), null)
})

const HARMS = {
  'straight and clean': { harm: {}, most: { letters: 0.02, words: 0.05 } },
  'askew by 2.5 degrees, dusty, half in shadow': {
    ...{ harm: { skew: 2.5, noise: 40, shadow: 80 }, most: { letters: 0.06, words: 0.15 } },
  },
  'small (120 dots an inch) and a little soft': {
    ...{ harm: { width: 992, blur: 0.6, noise: 30 }, most: { letters: 0.1, words: 0.25 } },
  },
}
for (const [how, { harm, most }] of Object.entries(HARMS)) {
  test(`Vietnamese papers are read: ${how}`, async (t) => {
    const read: string[] = []
    for (const lines of [BIRTH_NOTICE, AUTHORISATION, SINGLE_STATUS])
      read.push((await ocr.read(grayPng(await pageOf(lines, harm))))?.text ?? '')
    const truth = [BIRTH_NOTICE, AUTHORISATION, SINGLE_STATUS].flat().join('\n')
    const { letters, words } = misread(read.join('\n'), truth)
    t.diagnostic(`${how}: ${percent(letters)} of letters and ${percent(words)} of words misread`)
    assert.ok(letters <= most.letters && words <= most.words, `${percent(letters)}, ${percent(words)}`)
  })
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}
