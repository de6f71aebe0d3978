/** Brings a moment back: the newest base copy before it, and every change since, in a folder without a house. */
import { readFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BaseCopy, listBaseCopies } from './base-copy.ts'
import type { DataFolder } from './data-folder.ts'
import { LAID, layBase, readableLog, type Source } from './lay-base.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'
import { firstMissing, listSegments, numberOf, recoverySettings, type WalArchive } from './wal-archive.ts'

/** The moment cannot be brought back; the message says why, in both languages. */
class RecoveryRefused extends Error {
  override readonly name = 'RecoveryRefused'
}

/** What was brought back, and the server that runs on it. */
export type Recovered = { readonly base: BaseCopy; readonly server: PostgresServer }

/** Recovers into an empty folder up to a moment (ISO), or as far as the archive reaches (null). Whatever goes wrong, nothing is left. */
export async function recover(
  data: DataFolder,
  { archive, secret }: Source,
  moment: string | null,
): Promise<Recovered> {
  if (archive.key !== null && secret === null) throw refusedSealed(archive)
  // What is not sealed needs no key, whether one was given or not.
  const source = { archive, secret: archive.key === null ? null : secret }
  const taken = readdirSync(data.path).filter((name) => !OURS.has(name))
  if (taken.length > 0) throw refusedTaken(data.path)
  const base = chooseBase(listBaseCopies(archive), moment)
  const missing = firstMissing(needed(archive, base, moment), {
    from: numberOf(base.first),
    upTo: numberOf(base.last),
  })
  if (missing !== null) throw refusedMissing(missing)
  try {
    await layBase(data, source, base)
    const log = await readableLog(data, source, base)
    const server = await startPostgres(data, { settings: recoverySettings(log, moment) })
    await rm(join(data.path, 'opened-log'), { recursive: true, force: true })
    return { base, server }
  } catch (error) {
    const reason = reasonOf(error, { data, archive, base })
    for (const name of [...LAID, 'postgres', 'postgres.log'])
      await rm(join(data.path, name), { recursive: true, force: true })
    throw reason
  }
}

/** What our own command may have put there by then. */
const OURS = new Set(['socket', 'running.json'])

function chooseBase(copies: readonly BaseCopy[], moment: string | null): BaseCopy {
  const found = copies.findLast(
    ({ ready_at }) => moment === null || Date.parse(ready_at) <= Date.parse(moment),
  )
  if (found) return found
  const [first] = copies
  throw new RecoveryRefused(
    first
      ? `Bản sao nền sớm nhất là của ${first.ready_at}; không khôi phục được về trước đó.\nThe first base copy is of ${first.ready_at}; nothing before it can be brought back.`
      : `Kho này chưa có bản sao nền nào (haicap backup --base).\nThis archive has no base copy yet (haicap backup --base).`,
  )
}

/** The segments a recovery may not lack: for a moment those of the base copy, beyond which the server itself sees how far it comes. */
function needed(archive: WalArchive, base: BaseCopy, moment: string | null): number[] {
  const all = listSegments(archive)
  return moment === null ? all : all.filter((one) => one <= numberOf(base.last))
}

type Tried = { readonly data: DataFolder; readonly archive: WalArchive; readonly base: BaseCopy }

/** Why the server could not come to the moment, by what it wrote. */
function reasonOf(error: unknown, { data, archive, base }: Tried): unknown {
  const log = readLog(join(data.path, 'postgres.log'))
  const isShort = log.includes('recovery ended before configured recovery target was reached')
  if (!isShort && !/WAL ends before end of online backup|could not locate required checkpoint/.test(log))
    return error
  const missing = firstMissing(listSegments(archive), {
    from: numberOf(base.first),
    upTo: numberOf(base.last),
  })
  if (missing !== null) return refusedMissing(missing)
  const last = /last completed transaction was at log time (.+)/.exec(log)?.[1] ?? base.ready_at
  return new RecoveryRefused(
    `Kho chỉ có đến ${last}; hãy chọn thời điểm trước đó, hoặc --at latest để lấy đến hết.\n` +
      `The archive reaches to ${last}; choose a moment before it, or --at latest for all there is.`,
  )
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function refusedSealed({ path }: WalArchive): RecoveryRefused {
  return new RecoveryRefused(
    `Kho ${path} đã được niêm phong; cần --key FILE, khóa riêng của WAL_ARCHIVE_KEY.\n` +
      `The archive ${path} is sealed; it takes --key FILE, the private key of WAL_ARCHIVE_KEY.`,
  )
}

function refusedTaken(path: string): RecoveryRefused {
  return new RecoveryRefused(
    `Thư mục này đã có dữ liệu: ${path}\nThere are data in this folder already: ${path}`,
  )
}

function refusedMissing(segment: number): RecoveryRefused {
  const digits = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0')
  const name = digits(Math.floor(segment / 256)) + digits(segment % 256)
  return new RecoveryRefused(
    `Thiếu một đoạn nhật ký trong kho: …${name}; hãy đặt lại tệp này, hoặc chọn thời điểm trước đó.\n` +
      `A segment is missing from the archive: …${name}; put the file back, or choose a moment before it.`,
  )
}
