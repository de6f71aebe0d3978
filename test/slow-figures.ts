/** Figures counted the slow way: dossier by dossier over the raw events, written apart from what the house counts with. */
import type { Reader } from '#platform/database.ts'

type Raw = {
  noun: string
  noun_id: string
  noun_version: number
  act: string
  unit_id: number | null
  at: string
  data: Record<string, unknown> & { was?: Record<string, unknown> }
}

/** What the oracle knows of one dossier at the end of a period. */
export type SlowDossier = {
  id: string
  unit: number
  procedure: string
  channel: string
  elsewhere: boolean
  acceptedAt: number | null
  endedAt: number | null
  how: string
  /** The clock's end, held against `dueAt`; null while the dossier is open and its clock runs. */
  stoodAt: number | null
  dueAt: number | null
  /** The date QĐ 766 judges by: the first one, later by the waits alone. */
  metricDueAt: number | null
  acceptanceDueAt: number | null
  apologised: boolean
  requests: number
  feeDue: number | null
  paidWithoutCash: boolean
  signed: boolean | null
  files: number
}

const time = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null)

/** Every event of the house, as it lies. */
export async function rawEvents(sql: Reader): Promise<Raw[]> {
  return sql<Raw[]>`select noun, noun_id, noun_version, act, unit_id, at, data from events
    where noun in ('dossier', 'rating') order by noun_id, noun_version`
}

/** Each dossier that existed before `until`, as it stood then. */
export function dossiersAt(events: readonly Raw[], until: number): SlowDossier[] {
  const found = new Map<string, SlowDossier>()
  for (const event of events) {
    if (event.noun !== 'dossier' || typeof event.data['to'] !== 'string' || Date.parse(event.at) >= until)
      continue
    found.set(event.noun_id, step(found.get(event.noun_id), event))
  }
  return [...found.values()]
}

function step(before: SlowDossier | undefined, { noun_id, act, at, data }: Raw): SlowDossier {
  const to = String(data['to'])
  const over = ['finished', 'stopped', 'withdrawn', 'refused'].includes(to)
  const first = over && before?.endedAt == null
  const paused = time(data['paused_at'])
  return {
    id: noun_id,
    unit: Number(data['unit']),
    procedure: String(data['procedure']),
    channel: String(data['channel']),
    elsewhere: data['reception_unit'] !== data['unit'],
    acceptedAt: time(data['accepted_at']),
    endedAt: over ? (before?.endedAt ?? Date.parse(at)) : null,
    how: to,
    stoodAt: first
      ? (time(data.was?.['paused_at']) ?? Date.parse(at))
      : over
        ? (before?.stoodAt ?? null)
        : paused,
    dueAt: time(data['due_at']),
    metricDueAt: time('metric_due_at' in data ? data['metric_due_at'] : data['due_at']),
    acceptanceDueAt: time(data['acceptance_due_at']),
    apologised: data['apologised_at'] != null,
    requests:
      (before?.requests ?? 0) + (to === 'supplement' && /^(request_supplement|approve)$/.test(act) ? 1 : 0),
    feeDue: typeof data['fee_due'] === 'number' ? data['fee_due'] : (before?.feeDue ?? null),
    paidWithoutCash: Boolean(before?.paidWithoutCash) || (act === 'pay' && data['method'] !== 'cash'),
    signed: typeof data['e_result'] === 'boolean' ? data['e_result'] : (before?.signed ?? null),
    files: typeof data['files'] === 'number' ? data['files'] : (before?.files ?? 0),
  }
}

const dayOf = (moment: number): number => Math.floor((moment + 7 * 3_600_000) / 86_400_000)

/** II.06a of some dossiers, by the columns' numbers. */
export function slowII06a(
  dossiers: readonly SlowDossier[],
  from: number,
  until: number,
): Record<string, number> {
  const row = { c3: 0, c4: 0, c5: 0, c6: 0, c7: 0, c8: 0, c9: 0, c10: 0, c11: 0, c12: 0, c13: 0 }
  for (const one of dossiers) {
    if (one.acceptedAt === null || (one.endedAt !== null && one.endedAt < from)) continue
    row.c3++
    if (one.acceptedAt < from) row.c6++
    else if (one.channel === 'online') row.c4++
    else row.c5++
    const stood = one.stoodAt ?? until
    if (one.endedAt === null) {
      row.c11++
      // In time while the date lies ahead, or while the clock stands still since before it.
      const late =
        one.dueAt !== null &&
        (one.stoodAt === null ? one.dueAt < until : one.dueAt < stood && one.dueAt < until)
      if (late) row.c13++
      else row.c12++
      continue
    }
    row.c7++
    if (one.dueAt !== null && stood > one.dueAt) row.c10++
    else if (one.dueAt !== null && dayOf(stood) < dayOf(one.dueAt)) row.c8++
    else row.c9++
  }
  return row
}

/** The unit summary of some dossiers; payments are counted by the caller. */
export function slowSummary(
  dossiers: readonly SlowDossier[],
  from: number,
  until: number,
): Record<string, number> {
  const alive = dossiers.filter((one) => one.endedAt === null || one.endedAt >= from)
  const accepted = alive.filter((one) => one.acceptedAt !== null)
  const fresh = accepted.filter((one) => (one.acceptedAt ?? 0) >= from)
  const ended = accepted.filter((one) => one.endedAt !== null)
  const late = ended.filter((one) => one.dueAt !== null && (one.stoodAt ?? 0) > one.dueAt)
  const open = accepted.filter((one) => one.endedAt === null)
  const overdue = open.filter(
    (one) => one.dueAt !== null && one.dueAt < until && !(one.stoodAt !== null && one.stoodAt <= one.dueAt),
  )
  const waiting = alive.filter(
    (one) => ['submitted', 'refusal_drafted'].includes(one.how) && one.channel === 'online',
  )
  const tooLong = waiting.filter((one) => one.acceptanceDueAt !== null && one.acceptanceDueAt < until)
  return {
    c3: accepted.length,
    c4: fresh.filter((one) => one.channel === 'counter').length,
    c8: fresh.filter((one) => one.channel === 'post').length,
    c9: accepted.length - fresh.length,
    c10: fresh.filter((one) => one.elsewhere).length,
    c11: ended.length,
    c12: ended.length - late.length,
    c13: late.filter((one) => one.apologised).length,
    c14: late.filter((one) => !one.apologised).length,
    c15: open.length - overdue.length,
    c16: overdue.filter((one) => one.apologised).length,
    c17: overdue.filter((one) => !one.apologised).length,
    c22: waiting.length - tooLong.length,
    c23: tooLong.length,
    c24: alive.filter((one) => one.how === 'refused').length,
    c25: alive.filter((one) => one.how === 'stopped').length,
    c26: alive.filter((one) => one.how === 'withdrawn').length,
  }
}

/** The rates of the index that rest on dossiers, by indicator; null where there is nothing to judge. */
export function slowRates(
  dossiers: readonly SlowDossier[],
  low: number,
  period: { from: number; until: number },
): Record<string, number | null> {
  const alive = dossiers.filter((one) => one.endedAt === null || one.endedAt >= period.from)
  const judged = alive.filter((one) => one.acceptedAt !== null)
  const good = judged.filter(
    (one) =>
      one.requests < 2 && !(one.metricDueAt !== null && (one.stoodAt ?? period.until) > one.metricDueAt),
  )
  const done = alive.filter((one) => one.how === 'finished' && one.signed !== null)
  const priced = judged.filter((one) => (one.feeDue ?? 0) > 0)
  const share = (part: number, whole: number): number | null =>
    whole === 0 ? null : Math.min(1, Math.max(0, part / whole))
  return {
    '2.1': share(good.length, judged.length),
    '3.3': share(done.filter((one) => one.signed && one.channel === 'online').length, done.length),
    '3.6': share(priced.filter((one) => one.paidWithoutCash).length, priced.length),
    '4.1': share(done.filter((one) => one.signed).length, done.length),
    '4.2': share(done.filter((one) => one.signed && one.files > 0).length, done.length),
    '5.4': share(good.length - low, judged.length),
  }
}
