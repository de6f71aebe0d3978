import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { missing } from '#test/programs.ts'
import { DEMONSTRATION_TERM } from './demonstration-authority.ts'
import { issueCertificate } from './certificates.ts'
import { openKeyRing } from './key-ring.ts'
import { openPkcs12 } from './pkcs12.ts'
import { folder, hoa, paper, seal, signed, world } from './test-signing.ts'
import { verifyPdf } from './verify-pdf.ts'
import { readFileSync } from 'node:fs'

/** Runs a program of the machine; answers what it printed. */
function run(program: string, words: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, words, { env: { ...process.env, ...env } })
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stderr.toString()}${stdout.toString()}`)
  return stdout.toString()
}

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

const LIBRARY = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/softhsm/libsofthsm.so'].find(existsSync)

test(
  'a key that never leaves its device signs: SoftHSM',
  { skip: missing('softhsm2-util', 'pkcs11-tool', 'openssl') },
  async () => {
    assert.ok(LIBRARY, 'SoftHSM is installed without its library')
    const tokens = join(folder, 'tokens')
    mkdirSync(tokens)
    const conf = save(
      'softhsm2.conf',
      Buffer.from(`directories.tokendir = ${tokens}\nobjectstore.backend = file\n`),
    )
    process.env['SOFTHSM2_CONF'] = conf
    run('softhsm2-util', [
      '--init-token',
      '--free',
      '--label',
      'con-dau',
      '--pin',
      '1234',
      '--so-pin',
      '4321',
    ])
    const login = ['--module', LIBRARY, '--token-label', 'con-dau', '--login', '--pin', '1234']
    const root = await openPkcs12(
      join(folder, 'keys/demonstration/root.p12'),
      readFileSync(join(folder, 'keys/password'), 'utf8'),
    )
    for (const [id, type] of [
      ['01', 'EC:prime256v1'],
      ['02', 'rsa:2048'],
    ] as const) {
      run('pkcs11-tool', [...login, '--keypairgen', '--key-type', type, '--id', id, '--label', id])
      const exported = join(folder, `public-${id}`)
      run('pkcs11-tool', [
        ...login,
        '--read-object',
        '--type',
        'pubkey',
        '--id',
        id,
        '--output-file',
        exported,
      ])
      const publicKey = new Uint8Array(
        createPublicKey({ key: readFileSync(exported), format: 'der', type: 'spki' }).export({
          type: 'spki',
          format: 'der',
        }),
      )
      const issue = { ...DEMONSTRATION_TERM, subject: hoa.subject, publicKey, use: 'signing' } as const
      const certificate = save(`device-${id}.cer`, Buffer.from(await issueCertificate(root, issue)))
      const device = {
        ...{ module: LIBRARY, token: 'con-dau', key_id: id, pin_file: save('pin', Buffer.from('1234\n')) },
        certificate_files: [certificate, join(folder, 'keys/trust/demonstration.cer')],
      }
      const ring = join(folder, `ring-${id}`)
      await openKeyRing(ring)
      writeFileSync(join(ring, 'seal.json'), JSON.stringify(device))
      const key = await (await openKeyRing(ring)).keyOf({ id: 'seal', subject: hoa.subject })
      const verdict = verifyPdf(await signed(paper, { key }), await world.keys.trust())
      assert.equal(verdict.ok, true, JSON.stringify(verdict))
    }
  },
)
