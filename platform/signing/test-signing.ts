import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fixedClock, type Clock } from '../clock.ts'
import { openPdf } from '../pdf.ts'
import { openDemonstrationKeys } from './demonstration-authority.ts'
import { signPdf } from './sign-pdf.ts'
import type { SigningKey } from './signing-key.ts'
import type { StampAuthority } from './time-stamp.ts'

/** A working morning of the demonstration. */
export const NOW = '2026-03-02T01:00:00.000Z'

export const hoa = {
  id: 'hoa',
  subject: { name: 'Lê Thị Hòa', title: 'Chủ tịch', organisation: 'UBND phường Cầu Giấy' },
}
export const seal = { id: 'seal-cau-giay', subject: { name: 'UBND phường Cầu Giấy' } }

type Signed = { key?: SigningKey; stamps?: StampAuthority; clock?: Clock; x?: number }

/** Keys of the demonstration, a document of two pages and what signs it; gone when the test file ends. */
export async function openSigning() {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-signing-'))
  const pdf = openPdf()
  after(async () => {
    await pdf.close()
    rmSync(folder, { recursive: true })
  })
  const set = async (name: string, source: string): Promise<Buffer> => {
    const template = join(folder, `${name}.typ`)
    writeFileSync(template, `#set document(title: "Giấy")\n#set text(font: "Tinos", lang: "vi")\n${source}`)
    return pdf.renderPdf({ template, workspace: folder, data: {}, moment: NOW })
  }
  const world = await openDemonstrationKeys(join(folder, 'keys'), fixedClock(NOW))
  const paper = await set('paper', '= Quyết định\n#lorem(300)\n#pagebreak()\nNgười ký')
  const picture = await set('look', '#set page(width: 60mm, height: 20mm, margin: 2mm)\nKý bởi: Lê Thị Hòa')

  /** Signs the paper (or what was signed before) as somebody of the demonstration. */
  const signed = async (before: Buffer, how: Signed = {}): Promise<Buffer> => {
    const { key = await world.keys.keyOf(hoa), stamps = world.stamps, clock = fixedClock(NOW), x = 300 } = how
    const place = { page: 2, x, y: 120, width: 170, height: 57 }
    const words = { name: 'Lê Thị Hòa', reason: 'Ký kết quả', location: 'Hà Nội' }
    return signPdf(before, { place, picture, ...words }, { key, stamps, now: clock() })
  }
  return { folder, world, paper, signed }
}
