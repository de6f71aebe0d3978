import { jsonOf, type Fragment, type Reader } from '#platform/database.ts'
import type { Actor } from './actor.ts'
import type { Work } from './work.ts'

/** Sự kiện: one act on one noun. `data` holds ids and field names, no personal values. */
export type NewEvent = {
  readonly module: string
  readonly noun: string
  readonly noun_id: string
  readonly noun_version: number
  readonly act: string
  readonly agency_id: string | null
  readonly unit_id: number | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Who does what an event tells, when, over which connection: a `Work`, or a pool where one statement is the whole act. */
export type Telling = {
  readonly trx: Reader
  readonly actor: Pick<Actor, 'id' | 'kind'>
  readonly now: string
  /** When it came to be known, where it was done earlier without the line: the log is never dated back. */
  readonly recorded_at?: string | undefined
}

/** The statement part that writes one event; a CTE body inside the act's one write. */
export function eventInsert({ trx, actor, now, recorded_at }: Telling, event: NewEvent): Fragment {
  const data = recorded_at === undefined ? event.data : { ...event.data, happened_at: now }
  return trx`insert into events
    (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
    values (${event.module}, ${event.noun}, ${event.noun_id}, ${event.noun_version}, ${event.act},
      ${actor.id}, ${actor.kind}, ${event.agency_id}, ${event.unit_id}, ${recorded_at ?? now},
      ${jsonOf(trx, data)})`
}

/** Writes one event as a statement of its own, where the act has no row of one statement. */
export async function recordEvent(work: Work, event: NewEvent): Promise<void> {
  await eventInsert(work, event)
}
