import type { Trx } from '#platform/database.ts'
import { fromDayNumber, fromLocalText, toDayNumber } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'

/** One line of the follow-up book: the receipt's number, who, what, and the three dates. */
export type FollowUpLine = Pick<
  Dossier,
  | 'id'
  | 'code'
  | 'procedure_code'
  | 'procedure_version_id'
  | 'competence_agency_id'
  | 'channel'
  | 'persons'
  | 'accepted_at'
  | 'original_due_at'
  | 'delivered_at'
  | 'business'
> & { number: string | null }

/** Which book: the point that took the dossiers in, first and last day (YYYY-MM-DD), and how many lines at most. */
export type FollowUpAsked = {
  readonly agency: string
  readonly from: string
  readonly to: string
  readonly limit: number
}

/** Sổ theo dõi hồ sơ (Mẫu 07): the dossiers a point accepted in a period, in the order of their receipts. */
export async function listFollowUp(trx: Trx, asked: FollowUpAsked): Promise<FollowUpLine[]> {
  const from = fromLocalText(`${asked.from}T00:00`)
  const until = fromLocalText(`${fromDayNumber(toDayNumber(asked.to) + 1)}T00:00`)
  return trx<FollowUpLine[]>`
    select id, code, procedure_code, procedure_version_id, competence_agency_id, channel, persons, accepted_at,
      original_due_at, delivered_at, business, receipt.number::text as number
    from dossiers
    left join lateral (
      select split_part(paper ->> 'number', '/', 1)::int as number from jsonb_array_elements(papers_issued) paper
      where paper ->> 'form' = '01' limit 1
    ) receipt on true
    where reception_agency_id = ${asked.agency} and submitted_at < ${until}
      and accepted_at >= ${from} and accepted_at < ${until}
    order by extract(year from accepted_at at time zone 'Asia/Ho_Chi_Minh'), receipt.number, accepted_at, code
    limit ${asked.limit}`
}
