import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openHouse } from '#db/house.ts'
import { verifyLog } from '#modules/evidence'
import { checkTallies } from '#modules/oversight'
import type { Env } from '#platform/env.ts'
import { openServer } from '#platform/server.ts'
import { inTransaction } from '#platform/transaction.ts'
import { readSecret, SECRET_OPTIONS } from './archive-secret.ts'
import { ROOT } from './furnish-house.ts'
import { findLogKey } from './log-key.ts'
import { readBackup, type Done } from './restore.ts'

const OPTIONS = {
  ...SECRET_OPTIONS,
  from: { type: 'string' },
  in: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** What a drill showed. `rpo_seconds`: what would be lost if the house broke now; `rto_seconds`: until the restored one could serve. */
type Drill = Done & {
  readonly log_ok: boolean
  readonly log_entries: number
  readonly tallies_ok: boolean
  readonly rpo_seconds: number
  readonly rto_seconds: number
}

/** `haicap drill`: restores a backup into a folder of its own, proves it equal, and takes the folder away again. */
export async function drill(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  if (!values.from)
    throw new Error('haicap drill --from FILE (--key FILE | --passphrase-file FILE) [--in FOLDER] [--json]')
  const secret = readSecret(values)
  const place = mkdtempSync(join(values.in ?? tmpdir(), 'haicap-drill-'))
  chmodSync(place, 0o711) // as root the database is another user, who must get through
  try {
    const done = await practise(join(place, 'data'), { from: values.from, secret, env })
    process.stdout.write(`${values.json ? JSON.stringify(done) : told(done)}\n`)
    return done.log_ok && done.tallies_ok ? 0 : 1
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

type Wanted = { readonly from: string; readonly secret: ReturnType<typeof readSecret>; readonly env: Env }

async function practise(dataFolder: string, { from, secret, env }: Wanted): Promise<Drill> {
  const began = performance.now()
  const ground = await openServer({
    dataFolder,
    databaseUrl: undefined,
    checkout: ROOT,
    command: 'drill',
    mayShare: false,
  })
  try {
    const done = await readBackup(ground, { from, secret })
    const rpo_seconds = Math.round((Date.now() - Date.parse(done.manifest.at)) / 1000)
    const house = await openHouse({ name: done.manifest.house, address: ground.address })
    try {
      const rto_seconds = Number(((performance.now() - began) / 1000).toFixed(1))
      const key = findLogKey(ground, { ...env, evidenceKey: undefined }, house.name)
      const log = await inTransaction(house.worker, {}, (trx) => verifyLog(trx, key?.verifier ?? null))
      const tallies = await inTransaction(house.worker, {}, checkTallies)
      const proven = { log_ok: log.ok, log_entries: log.entries, tallies_ok: tallies.ok }
      return { ...done, ...proven, rpo_seconds, rto_seconds }
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

function told(done: Drill): string {
  const { manifest, tables, rows, files, bytes } = done
  return `Diễn tập khôi phục · Restore drill: ${manifest.house}, ${manifest.at}
${tables} bảng · tables, ${rows} dòng · rows: từng bảng khớp mã băm · each table equal by its digest
${files} tệp · files, ${(bytes / 1e6).toFixed(1)} MB: từng tệp khớp SHA-256 · each equal by SHA-256
Nhật ký · Log: ${done.log_ok ? 'nguyên vẹn · whole' : 'SAI · WRONG'}, ${done.log_entries} sự kiện · events; số liệu · figures: ${done.tallies_ok ? 'khớp · equal' : 'LỆCH · DIFFERENT'}
RPO ${done.rpo_seconds} s (mất nếu hỏng ngay bây giờ · lost if it broke now) · RTO ${done.rto_seconds} s (đến khi phục vụ lại · until it could serve again)`
}
