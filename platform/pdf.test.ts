import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPdf, type PdfJob } from './pdf.ts'

const workspace = mkdtempSync(join(tmpdir(), 'haicap-pdf-'))
const template = join(workspace, 'page.typ')
writeFileSync(
  template,
  `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "Tinos", fallback: false, lang: "vi")
#if d.at("forever", default: false) { for i in range(9000) { for j in range(9000) { let n = calc.rem(i + j, 7) } } }
#d.title`,
)
const started: number[] = []
const pdf = openPdf({ jobsPerChild: 3, started: (pid) => started.push(pid) })
after(async () => {
  await pdf.close()
  rmSync(workspace, { recursive: true })
})

const moment = '2026-11-24T02:05:00.000Z'
function job(title: string, more: object = {}): PdfJob {
  return { template, workspace, data: { title, ...more }, moment }
}

test('a template that cannot be set is refused with the reason', async () => {
  await assert.rejects(pdf.renderPdf({ ...job('x'), data: {} }), /title/)
})

test('a template outside the workspace cannot be read', async () => {
  const outside = join(workspace, 'outside.typ')
  writeFileSync(outside, '#read("/../../../../../../etc/hostname")')
  await assert.rejects(pdf.renderPdf({ ...job('x'), template: outside }), /outside|access|not found/i)
})

test('a document that takes too long is refused and the next one is set', async () => {
  const impatient = openPdf({ timeoutMs: 4_000 })
  await assert.rejects(impatient.renderPdf(job('x', { forever: true })), /no answer within 4000 ms/)
  assert.match((await impatient.renderPdf(job('Tiếp'))).toString('latin1', 0, 5), /%PDF-/)
  await impatient.close()
})

test('too many waiting documents are refused', async () => {
  const small = openPdf({ mayWait: 1 })
  const first = small.renderPdf(job('1'))
  const second = small.renderPdf(job('2'))
  await assert.rejects(small.renderPdf(job('3')), /too many/)
  await Promise.all([first, second])
  await small.close()
  await assert.rejects(small.renderPdf(job('4')), /closed/)
})

test('a killed child loses only the document it was setting', async () => {
  const pids: number[] = []
  const own = openPdf({ started: (pid) => pids.push(pid) })
  await own.renderPdf(job('warm'))
  const lost = own.renderPdf(job('x', { forever: true }))
  const kept = own.renderPdf(job('kept'))
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await assert.rejects(lost, /died/)
  assert.ok((await kept).length > 1_000)
  assert.equal(pids.length, 2)
  await own.close()
})

test('the same data and moment give the same bytes, also from a renewed child; another moment does not', async () => {
  const before = started.length
  const made = await Promise.all([1, 2, 3, 4, 5].map(() => pdf.renderPdf(job('Giấy tiếp nhận'))))
  assert.ok(started.length > before, 'the child was renewed')
  for (const one of made) assert.ok(one.equals(made[0] ?? Buffer.alloc(0)))
  const later = await pdf.renderPdf({ ...job('Giấy tiếp nhận'), moment: '2026-11-24T02:06:00.000Z' })
  assert.ok(!later.equals(made[0] ?? Buffer.alloc(0)))
})

test('the file is tagged PDF/A-2a in Vietnamese, with its title and the given moment', async () => {
  const text = (await pdf.renderPdf(job('Phiếu'))).toString('utf8')
  for (const part of [
    '/MarkInfo',
    '/Lang (vi)',
    '<pdfaid:part>2<',
    '<pdfaid:conformance>A<',
    'Phiếu',
    '2026-11-24T02:05:00',
  ])
    assert.ok(text.includes(part), part)
})

test('a letter the font lacks becomes an empty square instead of stopping the print', async () => {
  assert.ok((await pdf.renderPdf(job('Tên 中文 😀'))).length > 1_000)
})

test('an idle child does not keep its parent alive', () => {
  const script = `import { openPdf } from ${JSON.stringify(import.meta.resolve('./pdf.ts'))}
    const made = await openPdf().renderPdf(${JSON.stringify(job('Rảnh'))}); console.log(made.length > 1000)`
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 15_000 })
  assert.equal(out.toString().trim(), 'true')
})
