import { readFileSync } from 'node:fs'
import type { Secret } from '#platform/archive/lock.ts'

/** Options by which a command is told how an archive is locked or opened. */
export const SECRET_OPTIONS = { 'passphrase-file': { type: 'string' }, key: { type: 'string' } } as const

type Given = { readonly 'passphrase-file'?: string | undefined; readonly key?: string | undefined }

const USAGE =
  'Cần cách khóa: --key FILE (khóa do haicap backup-key tạo) hoặc --passphrase-file FILE (dòng đầu là mật khẩu, ít nhất 12 ký tự).\n' +
  'It needs a lock: --key FILE (a key made by haicap backup-key) or --passphrase-file FILE (its first line, at least 12 characters).'

/** Reads the secret; never from an argument, which other users of the machine could see. */
export function readSecret(given: Given): Secret {
  if (given.key !== undefined && given['passphrase-file'] === undefined) {
    return { by: 'key', pem: readFileSync(given.key, 'utf8') }
  }
  if (given['passphrase-file'] === undefined || given.key !== undefined) throw new Error(USAGE)
  const [passphrase = ''] = readFileSync(given['passphrase-file'], 'utf8').split(/\r?\n/)
  return { by: 'passphrase', passphrase }
}
