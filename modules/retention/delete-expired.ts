import { deterministicId } from '#platform/ids.ts'
import { recordEvent, type Work } from '#modules/record'
import { expiryOf, type RetentionClass } from './retention-rules.ts'
import { DELETE } from './retention-store.ts'

/**
 * Xóa dữ liệu hết thời hạn lưu giữ: one batch of a class, by the rule in force; answers how many rows went. What was
 * deleted of dossiers is told to the log by position (`forget`), of everything else by number.
 */
export async function deleteExpired(work: Work, kind: RetentionClass, most: number): Promise<number> {
  const { trx, now } = work
  const before = await expiryOf(trx, kind, now)
  if (before === null) return 0
  const { rows, positions } = await DELETE[kind](trx, { before, most, now })
  if (rows === 0) return 0
  await recordEvent(work, {
    ...{ module: 'retention', noun_id: deterministicId(`retention ${kind}`), noun_version: 0 },
    ...{ agency_id: null, unit_id: null },
    ...(positions.length > 0
      ? { noun: 'log', act: 'forget', data: { class: kind, rows, before, positions } }
      : { noun: 'retention', act: 'delete_expired', data: { class: kind, rows, before } }),
  })
  return rows
}
