/** Reads originals, tickets, alerts and letters, by plain SQL past the house's walls. */
import { heldBeyondBook } from '#modules/custody'
import type { Sql } from '#platform/database.ts'
import type { Kept } from './kept.ts'

type Custody = Pick<Kept, 'originals' | 'custody' | 'beyond_book'>
type Queue = Pick<Kept, 'tickets' | 'lines' | 'calls'>
type Letters = Pick<Kept, 'alerts' | 'mails'>

/** Everything beside the dossiers, and the events of it; letters are expected of what was raised until a moment. */
export async function readBeside(
  sql: Sql,
  lettersUntil: string,
): Promise<Custody & Queue & Letters & Pick<Kept, 'beside'>> {
  const beside = await sql<Kept['beside'][number][]>`
    select case e.noun when 'code_lease' then 'offline' else e.module end as noun, e.act, a.name as actor, e.noun_id as thing, e.noun_version as version,
      (e.at at time zone 'Asia/Ho_Chi_Minh')::date::text as day
    from events e left join accounts a on a.id = e.actor_id where e.noun in ('custody_act', 'ticket', 'code_lease')`
  return {
    beside,
    ...(await readCustody(sql)),
    ...(await readQueue(sql)),
    ...(await readLetters(sql, lettersUntil)),
  }
}

async function readCustody(sql: Sql): Promise<Custody> {
  return {
    originals: await sql<Kept['originals'][number][]>`
      select id, dossier_code as code, holder, agency_id as agency, version from originals`,
    custody: await sql<Kept['custody'][number][]>`
      select kind, agency_id as agency, original_ids as originals from custody_acts`,
    beyond_book: await heldBeyondBook(sql),
  }
}

async function readQueue(sql: Sql): Promise<Queue> {
  return {
    tickets: await sql<Kept['tickets'][number][]>`
      select id, unit_id as unit, coalesce(carried_from, day)::text as day, label, version from tickets`,
    lines: await sql<Kept['lines'][number][]>`select unit_id as unit, calls from queue_lines`,
    calls: await sql<Kept['calls'][number][]>`
      select c.unit_id as unit, c.number, c.ticket_id as ticket, c.kind, t.returned
      from ticket_calls c join tickets t on t.id = c.ticket_id`,
  }
}

async function readLetters(sql: Sql, until: string): Promise<Letters> {
  return {
    alerts: await sql<Kept['alerts'][number][]>`
      select a.id, d.code from alerts a join dossiers d on d.id = a.dossier_id
      where a.rule_key = 'acceptance-late' and a.cleared_at is null and a.raised_at <= ${until}`,
    mails: await sql<Kept['mails'][number][]>`
      select m.id, coalesce(a.address, '') as address, m.alert_ids as alerts, m.sent_at is not null as is_sent,
        m.next_try_at is null and m.failure is null or m.made_at > ${until} as is_needless
      from alert_mails m left join alert_addresses a using (account_id)`,
  }
}
