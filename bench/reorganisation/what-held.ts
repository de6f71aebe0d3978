/** What held a desk up: the step of the cut-over its act fell in, and what PostgreSQL waited for meanwhile. */
import { setTimeout as rest } from 'node:timers/promises'
import { connect, type ServerAddress } from '#platform/database.ts'
import type { Act } from './watch-desks.ts'

/** A batch of a step was done at this moment of the process's clock. */
export type Turned = { readonly step: string; readonly at: number }

/** What the backends of the database were doing at one moment. */
export type Sample = { readonly at: number; readonly lines: readonly Line[] }

type Line = {
  readonly pid: number
  readonly wait: string | null
  readonly query: string
  readonly blockers: readonly number[]
  /** For how long its transaction had been open, milliseconds. */
  readonly open_ms: number
}

/** One slow act explained. */
export type Held = Act & {
  readonly step: string
  /** The longest batch it fell in (milliseconds). */
  readonly batch_ms: number
  /** Who waited for whom, and for what: each thing once. */
  readonly waits: readonly string[]
}

const EVERY_MS = 100

/** Looks ten times a second at what everybody waits for, on a connection of its own. */
export function sampleWaits(address: ServerAddress): { stop: () => Promise<readonly Sample[]> } {
  const sql = connect({ address, max: 1 })
  const samples: Sample[] = []
  let isOver = false
  const look = async (): Promise<void> => {
    while (!isOver) {
      const at = performance.now()
      const lines = await sql<Line[]>`
        select pid, wait_event_type || ' ' || wait_event as wait, left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as query,
          pg_blocking_pids(pid) as blockers, round(extract(epoch from clock_timestamp() - xact_start) * 1000)::int as open_ms
        from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`
      samples.push({ at, lines: [...lines] })
      await rest(EVERY_MS)
    }
  }
  const looking = look()
  return {
    async stop() {
      isOver = true
      await looking
      await sql.end({ timeout: 5 })
      return samples
    },
  }
}

/** How many batches each step had, and how long the longest and all of them took (milliseconds). */
export function stepTimes(
  turns: readonly Turned[],
): Record<string, { batches: number; longest: number; all: number }> {
  const times: Record<string, { batches: number; longest: number; all: number }> = {}
  for (const [index, { step, at }] of turns.entries()) {
    const ms = Math.round(at - (turns[index - 1]?.at ?? at))
    const known = times[step] ?? { batches: 0, longest: 0, all: 0 }
    times[step] = { batches: known.batches + 1, longest: Math.max(known.longest, ms), all: known.all + ms }
  }
  return times
}

type Seen = {
  readonly waits: readonly Act[]
  readonly turns: readonly Turned[]
  readonly samples: readonly Sample[]
}

/** Explains each of these acts. */
export function whatHeld({ waits, turns, samples }: Seen): Held[] {
  return waits.map((act) => {
    const until = act.began + act.ms
    const batches = turns.flatMap(({ step, at }, index) => {
      const from = turns[index - 1]?.at ?? 0
      return at >= act.began && from <= until
        ? [{ step, ms: Math.round(at - Math.max(from, act.began)) }]
        : []
    })
    const [longest] = batches.toSorted((one, other) => other.ms - one.ms)
    const meanwhile = samples.filter(({ at }) => at >= act.began - EVERY_MS && at <= until)
    return {
      ...act,
      step: longest?.step ?? '',
      batch_ms: longest?.ms ?? 0,
      waits: [...new Set(meanwhile.flatMap(({ lines }) => lines.flatMap((line) => told(line, lines))))],
    }
  })
}

/** "Lock transactionid of ‹statement› behind ‹statement›", or the wait alone where nobody is in the way. */
function told({ wait, query, blockers }: Line, lines: readonly Line[]): string[] {
  if (!wait || wait.startsWith('Client')) return []
  if (blockers.length === 0) return [wait]
  const ahead = blockers.map((pid) => lines.find((line) => line.pid === pid)?.query ?? 'one that is gone')
  return [`${wait} of ‹${query}› behind ‹${ahead.join('›, ‹')}›`]
}
