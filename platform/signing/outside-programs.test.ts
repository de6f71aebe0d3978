import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { missing } from '#test/programs.ts'
import { openKeyRing } from './key-ring.ts'
import { hoa, openSigning, seal } from './test-signing.ts'
import { openSoftHsm, run, SOFTHSM_PROGRAMS } from './test-softhsm.ts'
import { verifyPdf } from './verify-pdf.ts'

const { folder, world, paper, signed } = await openSigning()

function save(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

describe('poppler reads what we signed', { skip: missing('pdfsig', 'certutil') }, () => {
  const nss = join(folder, 'nss')
  mkdirSync(nss)
  spawnSync('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password'])
  const root = join(folder, 'keys/trust/demonstration.cer')
  spawnSync('certutil', ['-A', '-d', `sql:${nss}`, '-t', 'CT,C,C', '-n', 'root', '-i', root])

  test('both signatures are valid and trusted, and the last covers the whole document', async () => {
    const both = await signed(await signed(paper), { key: await world.keys.keyOf(seal), x: 250 })
    const said = run('pdfsig', ['-nssdir', `sql:${nss}`, save('both.pdf', both)])
    assert.equal(said.match(/Signature is Valid\./g)?.length, 2, said)
    assert.equal(said.match(/Certificate is Trusted\./g)?.length, 2, said)
    assert.match(said, /ETSI\.CAdES\.detached[\s\S]*Total document signed/)
  })

  test('a changed copy is not valid', async () => {
    const changed = await signed(paper)
    changed[900] = (changed[900] ?? 0) ^ 1
    assert.match(run('pdfsig', [save('changed.pdf', changed)]), /Digest Mismatch/)
  })
})

test('the time stamp is one that OpenSSL accepts', { skip: missing('openssl') }, async () => {
  const data = save('data', Buffer.from('một tệp'))
  run('openssl', ['ts', '-query', '-data', data, '-sha256', '-cert', '-out', join(folder, 'query')])
  const answer = await world.stamps(new Uint8Array(readFileSync(join(folder, 'query'))))
  save('answer', Buffer.from(answer))
  const pem = run('openssl', ['x509', '-inform', 'der', '-in', join(folder, 'keys/trust/demonstration.cer')])
  const root = save('root.pem', Buffer.from(pem))
  const words = ['ts', '-verify', '-in', join(folder, 'answer'), '-data', data, '-CAfile', root]
  assert.match(run('openssl', [...words, '-attime', '1772413200']), /Verification: OK/)
})

test(
  'a key that never leaves its device signs: SoftHSM',
  { skip: missing(...SOFTHSM_PROGRAMS) },
  async () => {
    const make = openSoftHsm(folder)
    for (const [id, type] of [
      ['01', 'EC:prime256v1'],
      ['02', 'rsa:2048'],
    ] as const) {
      const device = await make({ id, type, subject: hoa.subject })
      const ring = join(folder, `ring-${id}`)
      await openKeyRing(ring)
      writeFileSync(join(ring, 'seal.json'), JSON.stringify(device))
      const key = await (await openKeyRing(ring)).keyOf({ id: 'seal', subject: hoa.subject })
      const verdict = verifyPdf(await signed(paper, { key }), await world.keys.trust())
      assert.equal(verdict.ok, true, JSON.stringify(verdict))
    }
  },
)
