import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { missing } from '#test/programs.ts'
import { withoutTimes, writeZip } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'zip-'))
after(() => rmSync(folder, { recursive: true }))
const files = [
  { path: '1.000656-dang-ky-khai-tu/v1.json', content: Buffer.from('{"vi": "Đăng ký khai tử"}\n') },
  { path: 'trống.txt', content: Buffer.alloc(0) },
  { path: 'dài.txt', content: Buffer.from('thủ tục '.repeat(10_000)) },
]

test(
  'an archive is read by another program and holds every byte; the same files give the same archive',
  { skip: missing('python3') },
  () => {
    const archive = writeZip(files)
    assert.deepEqual(writeZip(files), archive)
    assert.ok(archive.length < 2000)
    writeFileSync(join(folder, 'a.zip'), archive)
    execFileSync('python3', ['-m', 'zipfile', '-t', join(folder, 'a.zip')])
    execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'a.zip'), folder])
    for (const { path, content } of files) assert.deepEqual(readFileSync(join(folder, path)), content, path)
  },
)

test('an archive of nothing is an archive', () => {
  assert.equal(writeZip([]).length, 22)
})

test(
  'an archive of another program says no more when it was made, and is still whole',
  { skip: missing('python3') },
  () => {
    const made = (year: number): Buffer => {
      const script = `import zipfile
with zipfile.ZipFile('b.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr(zipfile.ZipInfo('một.txt', (${year}, 7, 1, 8, 0, 0)), 'hồ sơ')
    z.writestr(zipfile.ZipInfo('hai.txt', (${year}, 8, 1, 8, 0, 0)), 'thủ tục')`
      execFileSync('python3', ['-c', script], { cwd: folder })
      return readFileSync(join(folder, 'b.zip'))
    }
    const [one, other] = [made(2025), made(2026)]
    assert.notDeepEqual(one, other)
    assert.deepEqual(withoutTimes(one), withoutTimes(other))
    writeFileSync(join(folder, 'c.zip'), withoutTimes(one))
    execFileSync('python3', ['-m', 'zipfile', '-t', join(folder, 'c.zip')])
    assert.throws(() => withoutTimes(Buffer.from('not an archive')), /no ZIP/)
  },
)
