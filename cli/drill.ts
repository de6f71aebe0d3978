import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openHouse } from '#db/house.ts'
import { verifyLog } from '#modules/evidence'
import { checkTallies } from '#modules/oversight'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { openServer } from '#platform/server.ts'
import type { Verifier } from '#platform/tlog/note.ts'
import { inTransaction } from '#platform/transaction.ts'
import { readSecret, SECRET_OPTIONS } from './archive-secret.ts'
import { ROOT } from './root.ts'
import { type Newest, newestAtWork, newestEvent } from './newest-event.ts'
import { openApp } from './open-app.ts'
import { type Rehearsal, withoutOutside } from './rehearsal-house.ts'
import { readBackup, type Done } from './restore.ts'

const OPTIONS = {
  ...SECRET_OPTIONS,
  from: { type: 'string' },
  in: { type: 'string' },
  json: { type: 'boolean' },
} as const

/**
 * What a drill showed, in seconds. `rpo_seconds`: from the newest event of the backup to the newest of the house at work,
 * which is what would be lost if it broke now, and `events_lost` how many; null where no house works here. `rto_seconds`:
 * from an empty folder until the restored house answered with its first page.
 */
export type Drill = Done & {
  readonly log_ok: boolean
  readonly log_entries: number
  readonly tallies_ok: boolean
  readonly backup_age_seconds: number
  readonly rpo_seconds: number | null
  readonly events_lost: number | null
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
    const { house: name, at } = done.manifest
    const house = await openHouse({ name, address: ground.address })
    try {
      const [kept, atWork] = [await newestEvent(house.owner), await newestAtWork(env, name)]
      const verifier = await servePage({ house, ground, env: alone(env), clock: systemClock })
      const rto_seconds = Number(((performance.now() - began) / 1000).toFixed(1))
      const log = await inTransaction(house.worker, {}, (trx) => verifyLog(trx, verifier))
      const tallies = await inTransaction(house.worker, {}, checkTallies)
      const backup_age_seconds = secondsBetween(at, systemClock())
      const proven = { log_ok: log.ok, log_entries: log.entries, tallies_ok: tallies.ok }
      return { ...done, ...proven, backup_age_seconds, ...lostBetween(kept, atWork), rto_seconds }
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

/** The environment of a house that is only tried: it is served on this machine, speaks to nobody, and does no work. */
function alone(env: Env): Env {
  const nowhere = { databaseUrl: undefined, host: '127.0.0.1', port: 0 }
  return { ...withoutOutside(env), ...nowhere, evidenceKey: env.evidenceKey }
}

/** Serves the house until its first page has come; answers by whom its log is signed. Nobody can sign in more than before. */
async function servePage(stage: Rehearsal): Promise<Verifier> {
  const { app, door, close } = await openApp(stage, { demonstration: false, isRehearsal: false })
  try {
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const answer = await fetch(`${address}/`)
    if (!answer.ok || !(await answer.text()).includes('</html>'))
      throw new Error(`the restored house answered ${answer.status} for its first page`)
    return door.logKey.verifier
  } finally {
    await app.close()
    await close()
  }
}

function lostBetween(kept: Newest, atWork: Newest | null): Pick<Drill, 'rpo_seconds' | 'events_lost'> {
  if (atWork === null) return { rpo_seconds: null, events_lost: null }
  const events_lost = Math.max(0, atWork.events - kept.events)
  const isSame = events_lost === 0 || kept.at === null || atWork.at === null
  return { rpo_seconds: isSame ? 0 : secondsBetween(kept.at, atWork.at), events_lost }
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Number(((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1)))
}

function told(done: Drill): string {
  const { manifest, tables, rows, files, bytes } = done
  return `Diễn tập khôi phục · Restore drill: ${manifest.house}, ${manifest.at}
${tables} bảng · tables, ${rows} dòng · rows: từng bảng khớp mã băm · each table equal by its digest
${files} tệp · files, ${(bytes / 1e6).toFixed(1)} MB: từng tệp khớp SHA-256 · each equal by SHA-256
Nhật ký · Log: ${done.log_ok ? 'nguyên vẹn · whole' : 'SAI · WRONG'}, ${done.log_entries} sự kiện · events; số liệu · figures: ${done.tallies_ok ? 'khớp · equal' : 'LỆCH · DIFFERENT'}
${toldRpo(done)}
RTO ${done.rto_seconds} s (từ thư mục trống đến trang đầu tiên · from an empty folder to the first page)`
}

function toldRpo({ rpo_seconds, events_lost, backup_age_seconds }: Drill): string {
  return rpo_seconds === null
    ? `RPO: không có hệ thống đang chạy ở đây để so; bản sao lưu đã ${backup_age_seconds} s · no house at work here to compare with; the backup is ${backup_age_seconds} s old`
    : `RPO ${rpo_seconds} s, ${events_lost} sự kiện (mất nếu hỏng ngay bây giờ) · events (lost if it broke now)`
}
