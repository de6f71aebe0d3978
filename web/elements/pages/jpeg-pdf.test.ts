import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { extractImages, getDocumentProxy } from 'unpdf'
import { openInspector } from '#platform/media/inspect.ts'
import { pdfOf } from './jpeg-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-pages-'))
const inspector = openInspector()
after(async () => {
  await inspector.close()
  rmSync(folder, { recursive: true })
})
const jpeg = new Uint8Array(readFileSync('test/fixtures/picture.jpg'))
const { pixels } = await inspector.inspect('test/fixtures/picture.jpg')
assert.ok(pixels)
const page = { jpeg, ...pixels }

test('pages become one PDF that the house takes in, in their order and with their pictures whole', async () => {
  const path = join(folder, 'pages.pdf')
  writeFileSync(path, pdfOf([page, page, page]))
  assert.deepEqual(await inspector.inspect(path), { media: 'application/pdf', pages: 3, pixels: null })
  const document = await getDocumentProxy(pdfOf([page, page]))
  const [picture] = await extractImages(document, 2)
  assert.deepEqual([picture?.width, picture?.height], [pixels.width, pixels.height])
})

test('the longer side of a page is that of A4', async () => {
  const document = await getDocumentProxy(pdfOf([page]))
  const [, , across = 0, up = 0] = (await document.getPage(1)).view
  assert.equal(Math.round(Math.max(across, up)), 842)
})
