import { recordEvent, type Work } from '#modules/record'
import type { Json } from '#platform/database.ts'
import type { Book } from './register.ts'

/** An agency whose books end, and the one that gives numbers in its place. */
export type BookSuccession = { readonly agency: string; readonly successor: string }

type Asked = {
  readonly pairs: readonly BookSuccession[]
  /** The first and the last year whose books end; one that is continued is of one year. */
  readonly years: { readonly from: number; readonly to: number }
  readonly rule: 'continue' | 'close'
  readonly reason: string
}

/**
 * Kết thúc, tiếp tục sổ hàng loạt: these years' open books of these agencies give no number any more; by the rule the
 * successor goes on after the last number. Where several come together the longest is continued and the others closed.
 */
export async function succeedBooks(work: Work, { pairs, years, rule, reason }: Asked): Promise<Book[]> {
  const { trx, now, actor } = work
  if (pairs.length === 0) return []
  const rows: Json = pairs.map((pair) => ({ ...pair }))
  const closed = await trx<Book[]>`
    with given as (
      select * from jsonb_to_recordset(${trx.json(rows)}::jsonb) as g (agency uuid, successor uuid)
    ), closed as (
      update registers r set closed_at = ${now}, closed_taken = r.taken, closed_by_name = ${actor.name || 'Hệ thống'},
        closed_reason = ${reason}, successor_agency_id = g.successor
      from given g where r.agency_id = g.agency and r.year between ${years.from} and ${years.to} and r.closed_at is null
      returning r.agency_id, r.register, r.year, r.taken, g.successor
    ), continued as (
      insert into registers (agency_id, register, year, taken, continues_agency_id, continues_after)
      select distinct on (successor, register, year) successor, register, year, taken, agency_id, taken from closed
      where ${rule === 'continue'} order by successor, register, year, taken desc
      on conflict do nothing
    )
    select agency_id as agency, register, year from closed order by agency_id, register, year`
  if (closed.length > 0) {
    await recordEvent(work, {
      ...{
        module: 'registers',
        noun: 'house',
        noun_id: '00000000-0000-0000-0000-000000000000',
        noun_version: 1,
      },
      ...{ act: 'succeed_registers', agency_id: null, unit_id: null },
      data: { years: [years.from, years.to], rule, reason, books: closed.length },
    })
  }
  return [...closed]
}

/** Books that were ended give numbers again, as when a reorganisation is undone. */
export async function reopenBooks({ trx }: Work, books: readonly Book[]): Promise<void> {
  const rows: Json = books.map((book) => ({ ...book }))
  await trx`
    update registers r set closed_at = null, closed_taken = null, closed_by_name = null, closed_reason = null,
      successor_agency_id = null
    from jsonb_to_recordset(${trx.json(rows)}::jsonb) as b (agency uuid, register text, year int)
    where r.agency_id = b.agency and r.register = b.register and r.year = b.year`
}
