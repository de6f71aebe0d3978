import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { shownCertificates } from './pkcs12-certificates.ts'
import { hoa, openSigning } from './test-signing.ts'

const { folder, world } = await openSigning()

const ring = world.keys
await ring.certificatesOf(hoa)
const file = readFileSync(join(folder, 'keys', `${hoa.id}.p12`))

test('a file that is cut off, or holds no certificate in the open, shows none', () => {
  assert.equal(shownCertificates(file.subarray(0, file.length - 200).subarray(0, 700)), null)
  assert.equal(shownCertificates(Buffer.from('no PKCS#12 at all')), null)
})

test('a file shows the same certificates closed as opened, and the same object while it is the same file', async () => {
  const shown = shownCertificates(file)
  const { certificate, chain } = await ring.keyOf(hoa)
  assert.deepEqual(shown, { certificate, chain })
  assert.equal(await ring.certificatesOf(hoa), await ring.certificatesOf(hoa))
  assert.equal(await ring.trust(), await ring.trust())
})

test('a key asked for by two at once is made once', async () => {
  const nam = { id: 'nam-hai', subject: { name: 'Trần Văn Nam' } }
  const [shown, opened] = await Promise.all([ring.certificatesOf(nam), ring.keyOf(nam)])
  assert.deepEqual(shown.certificate, opened.certificate)
})
