import type { Reader } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'
import type { Plan } from './plan.ts'
import { countCustody, type CustodyCounts } from './count-custody.ts'
import { proveBoxes } from './prove-boxes.ts'
import { proveOriginals } from './prove-originals.ts'
import { type KindLine, reportKinds } from './report-kinds.ts'
import { whoBegan, type WhoBegan } from './who-began.ts'

/** What the reconciliation proves, one by one. */
export const PROOFS = {
  once: {
    vi: 'Mỗi hồ sơ đang giải quyết có đúng một lần chuyển, một nơi phụ trách',
    en: 'Every dossier in flight has exactly one move and one agency that answers for it',
  },
  open_agency: {
    vi: 'Không hồ sơ nào còn ở cơ quan đã kết thúc, trừ hồ sơ chờ quyết định',
    en: 'No dossier is left at an agency that ended, but those that wait to be decided',
  },
  owned: { vi: 'Mỗi hồ sơ chờ quyết định có người phụ trách', en: 'Every undecided dossier has an owner' },
  clocks: {
    vi: 'Hạn của mỗi hồ sơ giữ nguyên, ngày hẹn đầu tiên không đổi',
    en: 'Every clock stands as if nothing had moved; the first date given is the same',
  },
  originals: {
    vi: 'Mỗi bản chính có đúng một người giữ, khớp sổ giao nhận',
    en: 'Every original has exactly one holder, and their number is that of the book',
  },
  boxes: {
    vi: 'Mỗi hộp lưu trữ có đúng một nơi giữ, có biên bản bàn giao',
    en: 'Every archive box has exactly one holder, with a record of its hand-over',
  },
  registers: { vi: 'Không sổ nào khuyết hoặc trùng số', en: 'No register lacks or doubles a number' },
  accounts: {
    vi: 'Mỗi tài khoản cán bộ dùng được, ở nơi làm việc mới',
    en: 'Every officer’s account works, at its new place',
  },
} as const satisfies Record<string, Text>
export type ProofName = keyof typeof PROOFS

/** One proof: how many were looked at and which did not hold. */
export type Proof = {
  readonly name: ProofName
  readonly checked: number
  readonly broken: number
  /** The first that did not hold: codes of dossiers, names of books or accounts. */
  readonly examples: readonly string[]
}

/** Biên bản đối soát: what was moved and what was proven of it. */
export type Report = WhoBegan &
  CustodyCounts & {
    readonly plan: string
    readonly digest: string
    readonly at: string
    readonly in_flight: number
    readonly moved: number
    readonly undecided: number
    readonly stayed: number
    readonly ended: number
    readonly lost: number
    readonly doubled: number
    readonly clocks_changed: number
    readonly originals: number
    readonly kinds: readonly KindLine[]
    readonly proofs: readonly Proof[]
  }

type Found = {
  readonly checked: number
  readonly broken: number
  readonly examples: readonly string[] | null
}

/** Proves from the stored rows and events, and not from what the cut-over said of itself, that nothing was lost or doubled. */
export async function reconcile(sql: Reader, plan: Plan, now: string): Promise<Report> {
  const [counts] = await sql<
    {
      in_flight: number
      moved: number
      undecided: number
      stayed: number
      ended: number
      originals: number
    }[]
  >`
    select count(*)::int as in_flight, coalesce(sum(originals), 0)::int as originals,
      count(*) filter (where state = 'folded' and outcome = 'moves')::int as moved,
      count(*) filter (where outcome = 'undecided' and state <> 'gone')::int as undecided,
      count(*) filter (where outcome = 'stays' and state <> 'gone')::int as stayed,
      count(*) filter (where state = 'gone')::int as ended
    from reorganisation_moves where plan_id = ${plan.id}`
  const found: Record<ProofName, Found> = {
    once: await proveOnce(sql, plan),
    open_agency: await proveOpenAgency(sql, plan),
    owned: await proveOwned(sql, plan),
    clocks: await proveClocks(sql, plan),
    originals: await proveOriginals(sql, plan),
    boxes: await proveBoxes(sql, plan),
    registers: await proveRegisters(sql),
    accounts: await proveAccounts(sql, plan),
  }
  const names: readonly ProofName[] = [
    'once',
    'open_agency',
    'owned',
    'clocks',
    'originals',
    'boxes',
    'registers',
    'accounts',
  ]
  const proofs = names.map((name) => ({ name, ...found[name], examples: found[name].examples ?? [] }))
  return {
    ...{ plan: plan.id, digest: plan.digest, at: now, ...(await whoBegan(sql, plan, 'run')) },
    ...(counts ?? { in_flight: 0, moved: 0, undecided: 0, stayed: 0, ended: 0, originals: 0 }),
    ...(await countCustody(sql, plan.id)),
    kinds: await reportKinds(sql, plan, now),
    lost: found.open_agency.broken,
    doubled: found.once.broken,
    clocks_changed: found.clocks.broken,
    proofs,
  }
}

async function one(query: Promise<readonly Found[]>): Promise<Found> {
  const [row] = await query
  return row ?? { checked: 0, broken: 0, examples: [] }
}

/** One event of the plan for each dossier it moved: no more, no fewer. */
function proveOnce(sql: Reader, plan: Plan): Promise<Found> {
  return one(sql<Found[]>`
    with told as (
      select noun_id, count(*)::int as times from events
      where module = 'dossiers' and act = 'reorganise' and data ->> 'plan' = ${plan.id} group by noun_id
    ), compared as (
      select coalesce(m.code, t.noun_id::text) as code,
        coalesce(t.times, 0) = (case when m.outcome = 'moves' and m.state = 'folded' then 1 else 0 end) as holds
      from (select * from reorganisation_moves where plan_id = ${plan.id}) m full join told t on t.noun_id = m.dossier_id
    )
    select count(*)::int as checked, (count(*) filter (where not holds))::int as broken,
      (array_agg(code) filter (where not holds))[1:20] as examples from compared`)
}

/** In flight, and some agency of it has ended: only what waits on a work list, and desks of the parallel time. */
function proveOpenAgency(sql: Reader, plan: Plan): Promise<Found> {
  return one(sql<Found[]>`
    with flight as (
      select d.code, m.outcome = 'undecided' as waits,
        exists (select from agencies a where a.id in (d.competence_agency_id, d.body_agency_id, d.signer_agency_id)
          and a.valid_to <= ${plan.document.effective_on}) as ended
      from reorganisation_moves m join dossiers d on d.id = m.dossier_id
      where m.plan_id = ${plan.id} and d.business not in ('refused', 'withdrawn', 'stopped') and d.delivery <> 'delivered'
    )
    select count(*)::int as checked, (count(*) filter (where ended and not waits))::int as broken,
      (array_agg(code) filter (where ended and not waits))[1:20] as examples from flight`)
}

function proveOwned(sql: Reader, plan: Plan): Promise<Found> {
  return one(sql<Found[]>`
    select count(*)::int as checked, (count(*) filter (where owner_agency_id is null))::int as broken,
      (array_agg(code) filter (where owner_agency_id is null))[1:20] as examples
    from reorganisation_moves where plan_id = ${plan.id} and outcome = 'undecided' and state <> 'gone'`)
}

/** By the event of each move, which says how the dossier stood before and after it; and by the row where nothing followed. */
function proveClocks(sql: Reader, plan: Plan): Promise<Found> {
  return one(sql<Found[]>`
    with moved as (
      select m.code, e.data ->> 'due_at' is not distinct from e.data -> 'was' ->> 'due_at'
        and e.data ->> 'accepted_at' is not distinct from e.data -> 'was' ->> 'accepted_at'
        and e.data ->> 'paused_at' is not distinct from e.data -> 'was' ->> 'paused_at'
        and e.data ->> 'to' is not distinct from e.data -> 'was' ->> 'business'
        and (d.version is distinct from m.seen_version + 1 or d.due_at is not distinct from m.due_at) as holds
      from events e join reorganisation_moves m on m.dossier_id = e.noun_id and m.plan_id = ${plan.id}
        join dossiers d on d.id = m.dossier_id
      where e.module = 'dossiers' and e.act = 'reorganise' and e.data ->> 'plan' = ${plan.id}
    )
    select count(*)::int as checked, (count(*) filter (where not holds))::int as broken,
      (array_agg(code) filter (where not holds))[1:20] as examples from moved`)
}

/** Every number from the first to the last, each once; a register that goes on begins behind the one it follows. */
function proveRegisters(sql: Reader): Promise<Found> {
  return one(sql<Found[]>`
    with books as (
      select r.agency_id, r.register, r.year, r.taken, coalesce(r.continues_after, 0) as begins from registers r
    ), entries as (
      select agency_id, register, year, count(*) as lines, min(number) as first, max(number) as last
      from register_entries group by agency_id, register, year
    ), compared as (
      select a.name || ' · ' || b.register || '/' || b.year as book,
        coalesce(e.lines, 0) = b.taken - b.begins and (e.lines is null or (e.first = b.begins + 1 and e.last = b.taken)) as holds
      from books b join agencies a on a.id = b.agency_id left join entries e using (agency_id, register, year)
    )
    select count(*)::int as checked, (count(*) filter (where not holds))::int as broken,
      (array_agg(book) filter (where not holds))[1:20] as examples from compared`)
}

/** Whoever had a post at an agency that ended has one after the day; who has none must have been told of in the dry run. */
function proveAccounts(sql: Reader, plan: Plan): Promise<Found> {
  const on = plan.document.effective_on
  return one(sql<Found[]>`
    with ended as (
      select distinct (was ->> 'account_id')::uuid as account_id from reorganisation_before
      where plan_id = ${plan.id} and noun = 'post'
    ), compared as (
      select a.name, a.closed_at is null and (exists (
          select from appointments p join agencies g on g.id = p.agency_id
          where p.account_id = e.account_id and p.valid_from <= ${on}
            and (p.valid_to is null or p.valid_to > ${on}::date + ${plan.document.rules.parallel_days}::int)
            and (g.valid_to is null or g.valid_to > ${on})
        ) or exists (select from reorganisation_findings f
          where f.plan_id = ${plan.id} and f.kind = 'no_post' and f.subject like e.account_id || ' %')) as works
      from ended e join accounts a on a.id = e.account_id
    )
    select count(*)::int as checked, (count(*) filter (where not works))::int as broken,
      (array_agg(name) filter (where not works))[1:20] as examples from compared`)
}
