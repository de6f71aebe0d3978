import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openInspector } from '#platform/media/inspect.ts'
import { infected, scanAlso } from '#platform/media/virus-scanner.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { picture } from '#test/picture.ts'
import { missing } from '#test/programs.ts'
import { caller, openDoor, type Caller } from '#test/serving.ts'

/** One red point. */
const pngOfOnePoint = (): Buffer => picture([255, 0, 0])

function upload(
  who: Caller,
  content: Buffer,
  { name = 'giấy chứng sinh.png', key = randomUUID() }: { name?: string; key?: string } = {},
) {
  const boundary = 'ranh-gioi'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key }
  return who.send({ method: 'POST', url: '/api/papers', payload, headers })
}

describe('papers and prints over HTTP', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const hoa = await caller(app, 'congdan.1')
  const other = await caller(app, 'congdan.2')

  const papersKept = async (): Promise<number> => {
    const [row] = await house.owner<{ count: number }[]>`select count(*) from papers`
    return row?.count ?? 0
  }

  test('a page called .pdf is refused with what is accepted', async () => {
    const answer = await upload(hoa, Buffer.from('<html>xin chào</html>'), { name: 'don.pdf' })
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().detail, /PDF, JPEG hoặc PNG/)
  })

  test('while the virus scanner does not answer no file is taken in (503), and what it finds something in is refused (400)', async () => {
    const inspector = openInspector()
    after(() => inspector.close())
    const nobody = scanAlso(inspector, { path: join(tmpdir(), `haicap-${randomUUID()}.sock`) })
    const finding = { ...inspector, inspect: () => Promise.reject(infected('Test.Harm-1')) }
    const before = await papersKept()
    for (const [judge, status, words] of [
      [nobody, 503, /Máy quét vi-rút không trả lời/],
      [finding, 400, /mã độc trong tệp này \(Test\.Harm-1\)/],
    ] as const) {
      const { app: scanned } = await openDoor(house, { more: { inspector: judge } })
      const answer = await upload(await caller(scanned, 'congdan.1'), pngOfOnePoint())
      assert.equal(answer.statusCode, status, answer.body)
      assert.match(answer.json().detail, words)
    }
    assert.equal(await papersKept(), before)
  })

  test('an upload under one key is one paper, and only its uploader opens it', async () => {
    const key = randomUUID()
    const first = await upload(hoa, pngOfOnePoint(), { name: 'a.png', key })
    assert.equal(first.statusCode, 201, first.body)
    const again = await upload(hoa, pngOfOnePoint(), { name: 'a.png', key })
    assert.deepEqual(again.json(), first.json())
    const url = `/api/papers/${first.json().id}`
    assert.equal((await other.get(url)).statusCode, 404)
    const opened = await hoa.get(url)
    assert.deepEqual(opened.rawPayload, pngOfOnePoint())
    assert.match(opened.headers['content-disposition']?.toString() ?? '', /attachment/)
  })

  test('a name is sent back encoded, whatever is in it, and breaks no header', async () => {
    const names = [
      ['giấy "khai sinh".png', 'giấy "khai sinh".png'],
      ["Đơn của bà Hoa's (1).png", "Đơn của bà Hoa's (1).png"],
      ['a\\r\\nSet-Cookie: x=y.png', null],
      ['đ*n;x=%0d%0a.png', 'đ*n;x=%0d%0a.png'],
    ] as const
    for (const [name, kept] of names) {
      const stored = await upload(hoa, pngOfOnePoint(), { name: name.replaceAll('"', String.raw`\"`) })
      assert.equal(stored.statusCode, 201, stored.body)
      const told = stored.json<{ id: string; name: string }>()
      const opened = await hoa.get(`/api/papers/${told.id}`)
      const header = String(opened.headers['content-disposition'])
      const encoded = /^attachment; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(header)?.[1]
      assert.ok(encoded, header)
      assert.equal(decodeURIComponent(encoded), told.name)
      if (kept) assert.equal(told.name, kept)
      assert.equal(opened.headers['set-cookie'], undefined)
    }
  })

  test('a paper filed with a dossier opens through the dossier, for whoever may see the dossier', async () => {
    const { id } = (await upload(desk, pngOfOnePoint())).json()
    const checklist = [{ key: 'copy', kind: 'copy', count: 1, paper_ids: [id] }]
    const { code } = (await desk.post('/api/dossiers', { ...CERTIFIED_COPY, checklist })).json()
    assert.equal((await hoa.get(`/api/dossiers/${code}/papers/${id}`)).statusCode, 200, 'it is her dossier')
    assert.equal((await other.get(`/api/dossiers/${code}/papers/${id}`)).statusCode, 404)
    assert.equal((await desk.get(`/api/papers/${id}`)).statusCode, 404, 'it waits no more')
    const stolen = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, checklist })
    assert.equal(stolen.statusCode, 409, 'a paper belongs to one dossier')
  })

  test('the receipt is printed only after acceptance, the same each time', async () => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    const url = `/api/dossiers/${code}/prints/01`
    assert.equal((await desk.get(url)).statusCode, 409)
    await desk.post(`/api/dossiers/${code}/acceptance`)
    const [one, two] = [await desk.get(url), await hoa.get(url)]
    assert.equal(one.statusCode, 200)
    assert.deepEqual(one.rawPayload, two.rawPayload)
    assert.equal((await other.get(url)).statusCode, 404)
    const slip = await desk.get(`/api/dossiers/${code}/prints/06`)
    assert.equal(slip.rawPayload.subarray(0, 5).toString(), '%PDF-')
  })

  test(
    'the receipt says code, names and due date in right Vietnamese, and its QR opens tracking without the second factor',
    { skip: missing('pdftotext', 'pdftoppm', 'zbarimg') },
    async () => {
      const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
      await desk.post(`/api/dossiers/${code}/acceptance`)
      const file = join(mkdtempSync(join(tmpdir(), 'haicap-print-')), 'mau01')
      writeFileSync(`${file}.pdf`, (await desk.get(`/api/dossiers/${code}/prints/01`)).rawPayload)
      const text = execFileSync('pdftotext', ['-layout', `${file}.pdf`, '-'])
        .toString()
        .normalize('NFC')
      for (const word of [
        code,
        'Nguyễn Thị Hoa',
        'Độc lập - Tự do - Hạnh phúc',
        'ngày 02 tháng 3 năm 2026',
      ]) {
        assert.ok(text.replace(/\s+/g, ' ').includes(word) || text.includes(word), `${word} in\n${text}`)
      }
      execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', `${file}.pdf`, file])
      const codes = execFileSync('zbarimg', ['-q', '--raw', `${file}.png`])
        .toString()
        .trim()
        .split('\n')
      assert.ok(codes.includes(`http://127.0.0.1:8080/tra-cuu?ma=${code}`), codes.join(' '))
      assert.ok(codes.includes(code), 'the barcode carries the code')
    },
  )
})
