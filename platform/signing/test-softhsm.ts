import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issueCertificate, type Subject } from './certificates.ts'
import { DEMONSTRATION_TERM } from './demonstration-authority.ts'
import { openPkcs12 } from './pkcs12.ts'
import type { Token } from './pkcs11.ts'

/** The programs a token in software needs. */
export const SOFTHSM_PROGRAMS = ['softhsm2-util', 'pkcs11-tool', 'openssl'] as const

const LIBRARIES = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/softhsm/libsofthsm.so']
const PIN = '1234'

/** Runs a program of the machine; answers what it printed. */
export function run(program: string, words: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, words, { env: { ...process.env, ...env } })
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stderr.toString()}${stdout.toString()}`)
  return stdout.toString()
}

type Slot = { readonly id: string; readonly type: 'EC:prime256v1' | 'rsa:2048'; readonly subject: Subject }

/**
 * A SoftHSM token beside the demonstration's keys in `folder`; answers how a key is made on it, with a certificate of the
 * demonstration's authority.
 */
export function openSoftHsm(folder: string): (slot: Slot) => Promise<Token> {
  const library = LIBRARIES.find(existsSync)
  assert.ok(library, 'SoftHSM is installed without its library')
  const save = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const tokens = join(folder, 'tokens')
  mkdirSync(tokens)
  process.env['SOFTHSM2_CONF'] = save(
    'softhsm2.conf',
    `directories.tokendir = ${tokens}\nobjectstore.backend = file\n`,
  )
  const fresh = ['--init-token', '--free', '--label', 'con-dau', '--pin', PIN, '--so-pin', '4321']
  run('softhsm2-util', fresh)
  const login = ['--module', library, '--token-label', 'con-dau', '--login', '--pin', PIN]
  const password = readFileSync(join(folder, 'keys/password'), 'utf8')
  return async ({ id, type, subject }) => {
    run('pkcs11-tool', [...login, '--keypairgen', '--key-type', type, '--id', id, '--label', id])
    const exported = join(folder, `public-${id}`)
    run('pkcs11-tool', [...login, '--read-object', '--type', 'pubkey', '--id', id, '--output-file', exported])
    const key = createPublicKey({ key: readFileSync(exported), format: 'der', type: 'spki' })
    const publicKey = new Uint8Array(key.export({ type: 'spki', format: 'der' }))
    const root = await openPkcs12(join(folder, 'keys/demonstration/root.p12'), password)
    const issue = { ...DEMONSTRATION_TERM, subject, publicKey, use: 'signing' } as const
    const certificate = save(`device-${id}.cer`, await issueCertificate(root, issue))
    return {
      ...{ module: library, token: 'con-dau', key_id: id, pin_file: save('pin', `${PIN}\n`) },
      certificate_files: [certificate, join(folder, 'keys/trust/demonstration.cer')],
    }
  }
}
