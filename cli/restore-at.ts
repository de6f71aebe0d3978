import { type HousePlace, openHouse } from '#db/house.ts'
import { verifyLog } from '#modules/evidence'
import type { BaseCopy } from '#platform/base-copy.ts'
import type { Secret } from '#platform/archive/lock.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import type { Env } from '#platform/env.ts'
import { recover } from '#platform/recover.ts'
import { holdFolder } from '#platform/running.ts'
import { inTransaction } from '#platform/transaction.ts'
import { archiveAt } from '#platform/wal-archive.ts'
import { HOUSE } from './demonstration.ts'
import { ROOT } from './root.ts'
import { findLogKey } from './log-key.ts'
import { type Newest, newestEvent } from './newest-event.ts'

type Asked = {
  readonly at: string
  readonly archive: string | undefined
  /** What opens a sealed archive; null for one that is not. */
  readonly secret: Secret | null
  readonly json: boolean
}

/** What was brought back, and that its log is whole. */
type Restored = {
  readonly base: BaseCopy
  readonly newest: Newest
  readonly log_ok: boolean
  readonly seconds: number
}

/** `haicap restore --at MOMENT --archive FOLDER [--key PRIVATE]`: the house as it was at a moment, in a new folder. */
export async function restoreAt(env: Env, { at, archive, secret, json }: Asked): Promise<number> {
  const moment = momentOf(at)
  if (env.databaseUrl !== undefined || archive === undefined) {
    throw new Error(
      'Cần --archive (thư mục WAL_ARCHIVE đã dùng) và một HAICAP_DATA mới; với DATABASE_URL hãy dùng công cụ của máy chủ đó (pgBackRest, barman).\n' +
        'It takes --archive (the folder that was WAL_ARCHIVE) and a new HAICAP_DATA; with DATABASE_URL use that server’s own tools (pgBackRest, barman).',
    )
  }
  const data = openDataFolder(env.dataFolder, ROOT)
  const held = await holdFolder(data.path, 'restore')
  try {
    const began = performance.now()
    const { base, server } = await recover(data, { archive: archiveAt(archive), secret }, moment)
    try {
      const found = await lookAt({ name: HOUSE, address: server.address }, { data, env })
      const done = { base, ...found, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
      process.stdout.write(`${json ? JSON.stringify(done) : told(done)}\n`)
      return done.log_ok ? 0 : 1
    } finally {
      await server.stop()
    }
  } finally {
    await held.release()
  }
}

/** A moment with its zone as ISO in UTC; null for `latest`. */
function momentOf(at: string): string | null {
  if (at === 'latest') return null
  if (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(at) &&
    !Number.isNaN(Date.parse(at))
  )
    return new Date(at).toISOString()
  throw new Error(
    `--at là thời điểm kèm múi giờ, như 2026-12-01T09:30:00+07:00, hoặc latest, không phải "${at}"\n` +
      `--at takes a moment with its zone, such as 2026-12-01T09:30:00+07:00, or latest, not "${at}"`,
  )
}

async function lookAt(
  place: HousePlace,
  { data, env }: { readonly data: { readonly path: string }; readonly env: Env },
): Promise<Pick<Restored, 'newest' | 'log_ok'>> {
  const house = await openHouse(place)
  try {
    const newest = await newestEvent(house.owner)
    const key = findLogKey({ data }, env, house.name)
    const log = await inTransaction(house.worker, {}, (trx) => verifyLog(trx, key?.verifier ?? null))
    return { newest, log_ok: log.ok }
  } finally {
    await house.close()
  }
}

function told({ base, newest, log_ok, seconds }: Restored): string {
  return `Đã khôi phục · Restored: ${newest.events} sự kiện · events, mới nhất · newest ${newest.at ?? '–'}; ${seconds} s
Từ bản sao nền · From the base copy ${base.name}; nhật ký · log: ${log_ok ? 'nguyên vẹn · whole' : 'SAI · WRONG'}
Tệp lưu sau thời điểm ấy cũng có mặt, và được xóa sau một ngày nếu không dòng nào ghi tên · Files stored after that moment are there too, and go after a day where no row names them`
}
