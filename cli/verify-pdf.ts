import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDataFolder } from '#platform/data-folder.ts'
import type { Env } from '#platform/env.ts'
import { readTrust } from '#platform/signing/key-ring.ts'
import { verifyPdf, WHY_NOT, type Verdict } from '#platform/signing/verify-pdf.ts'
import { ROOT } from './root.ts'

/**
 * `haicap verify-pdf FILE`: checks the signatures of a PDF against the house's trusted roots and revocation lists,
 * or those in `--trust FOLDER`. Exit 0 when every signature holds, 1 when one does not or there is none.
 */
export async function verifyFile(words: readonly string[], env: Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, trust: { type: 'string' } },
  })
  const [file] = positionals
  if (!file)
    throw new Error('verify-pdf needs a file: npm run haicap -- verify-pdf FILE [--trust FOLDER] [--json]')
  const folder = values.trust ?? join(openDataFolder(env.dataFolder, ROOT).path, 'keys', 'trust')
  const verdict = verifyPdf(await readFile(file), await readTrust(folder))
  process.stdout.write(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : told(verdict))
  return verdict.ok ? 0 : 1
}

function told({ ok, signatures }: Verdict): string {
  const lines = signatures.map((one) => {
    const who = [one.name, one.organisation].filter(Boolean).join(', ') || 'không rõ người ký'
    const what = one.fault ? WHY_NOT[one.fault].vi : `Chữ ký hợp lệ, ký lúc ${one.signed_at}.`
    return `${who}: ${what}\n`
  })
  if (lines.length === 0) return 'Văn bản này không có chữ ký số.\n'
  return `${lines.join('')}${ok ? 'Mọi chữ ký đều hợp lệ.' : 'Không được coi là văn bản đã ký hợp lệ.'}\n`
}
