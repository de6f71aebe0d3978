import { pruneArchive, takeBaseCopy } from '#platform/base-copy.ts'
import type { Env } from '#platform/env.ts'
import { openWalArchive } from '#platform/wal-archive.ts'
import { useGround } from './open-house.ts'

type Asked = { readonly json: boolean; readonly keep: string | undefined }

/**
 * `haicap backup --base`: a copy of the cluster in WAL_ARCHIVE, from which any later moment can be brought back. With
 * `--keep N` only the newest N stay, and what is older than they are goes.
 */
export async function backupBase(env: Env, { json, keep }: Asked): Promise<number> {
  const { walArchive } = env
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    throw new Error('--keep takes a number of copies, 1 or more')
  if (walArchive === undefined) {
    throw new Error(
      'Bản sao nền cần WAL_ARCHIVE, và PostgreSQL đi kèm; với DATABASE_URL hãy dùng công cụ của máy chủ đó (pgBackRest, barman).\n' +
        'A base copy needs WAL_ARCHIVE and the embedded PostgreSQL; with DATABASE_URL use that server’s own tools (pgBackRest, barman).',
    )
  }
  const ground = await useGround(env, 'backup')
  try {
    const began = performance.now()
    const archive = openWalArchive(walArchive, ground.data)
    const copy = await takeBaseCopy(ground, archive)
    const gone = keep === undefined ? null : await pruneArchive(archive, Number(keep))
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...copy, seconds, gone })}\n`
        : `${walArchive.folder}/base/${copy.name}: ${seconds} s\nKhôi phục được mọi thời điểm từ ${copy.ready_at} · Every moment from ${copy.ready_at} on can be brought back\n${gone === null ? '' : toldGone(gone)}`,
    )
    return 0
  } finally {
    await ground.stop()
  }
}

function toldGone({ copies, segments, files }: Awaited<ReturnType<typeof pruneArchive>>): string {
  return `Đã xóa · Removed: ${copies} bản sao nền · base copies, ${segments} đoạn nhật ký · segments, ${files} tệp · files\n`
}
