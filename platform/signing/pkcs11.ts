import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Integer, Sequence } from 'asn1js'
import { Type, type Static } from 'typebox'
import { derOf, sha256, type Der } from './asn1.ts'
import { derFiles } from './der-files.ts'
import type { SigningKey } from './signing-key.ts'

const run = promisify(execFile)

/** A key on a PKCS#11 device: the maker's library, the token, the key's id, and files with its PIN and certificates. */
export const Token = Type.Object(
  {
    module: Type.String({ description: 'Path of the PKCS#11 library' }),
    token: Type.String({ description: 'Label of the token' }),
    key_id: Type.String({ pattern: '^([0-9a-fA-F]{2})+$' }),
    pin_file: Type.String(),
    certificate_files: Type.Array(Type.String(), {
      minItems: 1,
      description: 'The own one first, then upwards',
    }),
  },
  { additionalProperties: false },
)
export type Token = Static<typeof Token>

const MECHANISM = { rsa: 'RSA-PKCS', ec: 'ECDSA' }
/** What stands before a SHA-256 digest in a PKCS#1 v1.5 signature. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/** Opens a key that never leaves its device; OpenSC's `pkcs11-tool` speaks to it, as a process of its own. */
export async function openPkcs11(token: Token): Promise<SigningKey> {
  const [certificate, ...chain] = await derFiles(token.certificate_files)
  if (!certificate) throw new Error('a key needs its certificate')
  const kind = new X509Certificate(certificate).publicKey.asymmetricKeyType
  if (kind !== 'rsa' && kind !== 'ec') throw new Error(`a key of kind "${kind}" cannot sign here: RSA or EC`)
  const pin = (await readFile(token.pin_file, 'utf8')).trim()
  return {
    ...{ certificate, chain, kind },
    sign: async (bytes) => {
      const digest = sha256(bytes)
      const raw = await signOnDevice(token, pin, {
        kind,
        bytes: kind === 'rsa' ? Buffer.concat([DIGEST_INFO, digest]) : digest,
      })
      return kind === 'rsa' ? raw : ecdsaDer(raw)
    },
  }
}

async function signOnDevice(
  token: Token,
  pin: string,
  work: { kind: 'rsa' | 'ec'; bytes: Uint8Array },
): Promise<Der> {
  const folder = await mkdtemp(join(tmpdir(), 'haicap-device-'))
  const [input, output] = [join(folder, 'in'), join(folder, 'out')]
  try {
    await writeFile(input, work.bytes, { mode: 0o600 })
    const words = [
      '--module',
      token.module,
      '--token-label',
      token.token,
      '--login',
      '--pin',
      'env:HAICAP_PIN',
    ]
    const what = ['--sign', '--mechanism', MECHANISM[work.kind], '--id', token.key_id]
    await run('pkcs11-tool', [...words, ...what, '--input-file', input, '--output-file', output], {
      env: { ...process.env, HAICAP_PIN: pin },
      timeout: 20_000,
    })
    return new Uint8Array(await readFile(output))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A device gives r and s one after the other; certificates and CMS want them as a SEQUENCE of two INTEGERs. */
function ecdsaDer(raw: Der): Der {
  const half = raw.length / 2
  const integer = (bytes: Der): Integer => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const plain = bytes.slice(Math.max(first, 0))
    return new Integer({ valueHex: (plain[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...plain) : plain })
  }
  return derOf(new Sequence({ value: [integer(raw.slice(0, half)), integer(raw.slice(half))] }))
}
