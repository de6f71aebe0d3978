import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeArchiveKeys } from '#platform/archive/archive-keys.ts'
import { writeDurably } from '#platform/durable-file.ts'

/** `haicap backup-key`: a pair of keys; the public one makes backups, only the private one opens them. */
export async function backupKey(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { out: { type: 'string' } }, strict: true })
  if (!values.out)
    throw new Error('haicap backup-key --out FILE: writes FILE (private, keep it apart) and FILE.pub')
  for (const file of [values.out, `${values.out}.pub`]) {
    if (existsSync(file)) throw new Error(`Đã có tệp này · There is such a file already: ${file}`)
  }
  const { publicKey, privateKey } = makeArchiveKeys()
  await writeDurably(resolve(values.out), privateKey)
  await writeDurably(resolve(`${values.out}.pub`), publicKey)
  process.stdout.write(
    `${values.out}: khóa riêng, cất ở nơi khác; mất nó thì không mở được bản sao lưu · private, keep it elsewhere; without it no backup opens\n` +
      `${values.out}.pub: dùng khi sao lưu · for making backups\n`,
  )
  return 0
}
