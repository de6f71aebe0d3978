import { deskPost, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, invalid } from '#platform/refusal.ts'

/**
 * Refuses a code that no desk of the actor's point may have given at the moment it says: one outside its blocks, of another
 * day, or after the right to go on without the line had ended.
 */
export async function mustBeLeased(work: Work, given: { code: string; taken_at: string }): Promise<void> {
  const { agency_id } = deskPost(work.actor)
  const { code, taken_at } = given
  if (taken_at > work.now) throw notInBlock(code)
  const rows = await work.trx`
    select 1 from code_leases
    where agency_id = ${agency_id} and day = ${dayOf(taken_at)} and ${taken_at}::timestamptz between leased_at and valid_until
      and starts_with(${code}, prefix) and substr(${code}, length(prefix) + 1) ~ '^[0-9]{1,9}$'
      and substr(${code}, length(prefix) + 1)::int between first and last
      and ${code} = prefix || lpad(substr(${code}, length(prefix) + 1)::int::text,
        greatest(width, length(substr(${code}, length(prefix) + 1)::int::text)), '0')`
  if (rows.length === 0) throw notInBlock(code)
}

/** Refuses what no desk of the actor's point may have done at a moment: nobody there held the right to go on without the line. */
export async function mustHoldRight(work: Work, at: string): Promise<void> {
  const { agency_id } = deskPost(work.actor)
  const rows = await work.trx`
    select 1 from code_leases where agency_id = ${agency_id} and ${at}::timestamptz between leased_at and valid_until limit 1`
  if (rows.length > 0 && at <= work.now) return
  throw invalid('no_right_then', {
    vi: 'Vào giờ ghi trên việc này, điểm phục vụ không có quyền làm khi mất kết nối. Cần người phụ trách xem lại.',
    en: 'At the hour it states, this point had no right to go on without the line. It has to be looked at.',
  })
}

function notInBlock(code: string) {
  const message = {
    vi: `Mã ${code} không thuộc dải mã quầy giữ trước cho ngày giờ này. Hồ sơ cần người phụ trách xem lại.`,
    en: `Code ${code} is not of a block this desk held at that time. The dossier has to be looked at.`,
  }
  return invalid('code_not_leased', message, [{ field: 'code', message }])
}

/** Two papers under one code: the first stands, the second is told. */
export function codeTaken(code: string) {
  return conflict('code_taken', {
    vi: `Mã ${code} đã có hồ sơ khác. Hồ sơ này chưa được nhận; hãy kiểm tra với quầy đã gửi trước.`,
    en: `There is another dossier under ${code}. This one was not taken; ask the desk that sent first.`,
  })
}
