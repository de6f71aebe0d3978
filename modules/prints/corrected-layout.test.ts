import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPdf } from '#platform/pdf.ts'
import { CONTROL_SLIP } from '#test/filled-forms.ts'
import { missing } from '#test/programs.ts'
import { textOf } from '#test/reading-pdf.ts'
import { printForm } from './index.ts'

const FORM = new URL('../../data/layouts/tt-03-2025/mau-06.typ', import.meta.url)
const layouts = await mkdtemp(join(tmpdir(), 'haicap-layouts-'))
const shipped = openPdf()
const house = openPdf({ layouts })
after(async () => {
  await Promise.all([shipped.close(), house.close()])
  await rm(layouts, { recursive: true, force: true })
})

/** The second of March 2026 at 09:59 and at 10:00 in Hà Nội: the corrected layout begins between them. */
const BEFORE = '2026-03-02T02:59:00.000Z'
const AFTER = '2026-03-02T03:00:00.000Z'
const slipAt = (moment: string, pdf = house) => printForm(pdf, { form: 'mau_06', data: CONTROL_SLIP, moment })

/** The house writes a corrected form 06 that begins at a moment. */
async function correct(valid_from: string): Promise<void> {
  await mkdir(join(layouts, 'tt-03-2025'), { recursive: true })
  const text = await readFile(FORM, 'utf8')
  const file = 'tt-03-2025/mau-06-sua-1.typ'
  await writeFile(join(layouts, file), text.replaceAll('GHI CHÚ', 'GHI CHÚ THÊM'))
  const entry = { form: 'mau_06', valid_from, law: 'Công văn đính chính', file }
  await writeFile(join(layouts, 'layouts.json'), JSON.stringify([entry]))
}

test(
  'a corrected layout in the data folder prints from its moment on, and papers of before keep every byte',
  { skip: missing('pdftotext') },
  async () => {
    const kept = await slipAt(BEFORE)
    assert.ok(kept.equals(await slipAt(BEFORE, shipped)))
    await correct('2026-03-02T10:00')
    assert.ok((await slipAt(BEFORE)).equals(kept), 'a paper of before the correction is the same file')
    const corrected = await slipAt(AFTER)
    assert.match(textOf(corrected), /GHI CHÚ THÊM/)
    assert.doesNotMatch(textOf(await slipAt(AFTER, shipped)), /GHI CHÚ THÊM/)
    assert.ok((await slipAt(AFTER)).equals(corrected), 'and the corrected one gives the same bytes again')
  },
)

test('a correction that would reach back before the layout it corrects is not used', async () => {
  const kept = await slipAt(BEFORE, shipped)
  await correct('2025-09-15')
  assert.ok((await slipAt(BEFORE)).equals(kept))
})
