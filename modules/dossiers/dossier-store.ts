import { conflict, notFound } from '#platform/refusal.ts'
import { replayAnswer, type Work } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { COLUMNS } from './dossier-columns.ts'
import { asItStands, CUT_COLUMNS, CUT_JOIN, type CutRow, cutOf, foldRows } from './cut-over-store.ts'
import type { Dossier } from './dossier.ts'
import { allowedActs } from './dossier-policy.ts'
import { maySee } from './dossier-wall.ts'

/** Which dossier, and at which version the actor saw it (If-Match); no version means "as it is now". */
export type Target = { readonly code: string; readonly version?: number | undefined }

/** One thing that happened to a dossier, as its history tells it. */
export type DossierEvent = {
  version: number
  act: string
  at: string
  actor_kind: 'officer' | 'citizen' | 'system' | 'anyone'
  actor_name: string
  actor_title: string
  data: Record<string, unknown>
}

export const NO_SUCH_DOSSIER = {
  vi: 'Không tìm thấy hồ sơ này, hoặc bạn không có quyền xem.',
  en: 'There is no such dossier, or you may not see it.',
}

/** Who reads, in which transaction. */
export type Seeing = Pick<Work, 'trx' | 'actor'>

/** The dossier by its code, if both walls let the actor see it: PostgreSQL gives the row, the sentence lets it through. */
export async function findDossier({ trx, actor }: Seeing, code: string): Promise<Dossier | null> {
  const [row] = await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)} where code = ${code}`
  return row && maySee(row, actor) ? asItStands(row) : null
}

/** The dossier by its code; refuses where it is not there or not visible. */
export async function getDossier(seeing: Seeing, code: string): Promise<Dossier> {
  const dossier = await findDossier(seeing, code)
  if (!dossier) throw notFound('dossier', NO_SUCH_DOSSIER)
  return dossier
}

/** What happened to a dossier after a version of it, oldest first, for whoever may see the dossier. */
export async function listDossierEvents(trx: Trx, id: string, afterVersion = 0): Promise<DossierEvent[]> {
  return trx<DossierEvent[]>`select * from dossier_events(${id}, ${afterVersion})`
}

/** Rows a transaction holds the locks of: it knows how they stand, so it need not read them again. */
const held = new WeakMap<Trx, Map<string, Dossier>>()

/** Notes how a row stands that this transaction has locked or written. */
export function hold(trx: Trx, dossier: Dossier): Dossier {
  const rows = held.get(trx) ?? new Map<string, Dossier>()
  held.set(trx, rows.set(dossier.code, dossier))
  return dossier
}

/** The key a transaction looked up behind a lock: nobody else can have answered it since. */
const asked = new WeakMap<Trx, Work['key']>()

async function lockRow(work: Work, code: string): Promise<Dossier | undefined> {
  const { trx, key, now, actor } = work
  const known = held.get(trx)?.get(code)
  if (known) {
    if (key !== null && asked.get(trx) !== key) await replayAnswer(work)
    return known
  }
  const locked = trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)} where code = ${code}
    for update of dossiers`.execute()
  // Begun before the look-up: a query that is only awaited leaves after it, and then no lock stands between two presses.
  const [[row]] = await Promise.all([locked, replayAnswer(work)])
  asked.set(trx, key)
  if (!row || !maySee(row, actor)) return undefined
  // The moment has come and nobody has written it here yet: whoever acts first does.
  const [folded] = cutOf(row) ? await foldRows(trx, [row], now) : [asItStands(row)]
  return folded && hold(trx, folded)
}

/** Locks the dossier and looks the key up, in one trip; refuses a stale version and tells what happened meanwhile. */
export async function lockDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockRow(work, target.code)
  if (!dossier || !maySee(dossier, work.actor)) throw notFound('dossier', NO_SUCH_DOSSIER)
  if (target.version !== undefined && target.version !== dossier.version) {
    await mustBeFresh(work, dossier, target.version)
  }
  return dossier
}

/** Who saw the dossier before a cut-over saw all there is to see of it: another agency makes no act stale. */
async function mustBeFresh(work: Work, dossier: Dossier, version: number): Promise<void> {
  const events = await listDossierEvents(work.trx, dossier.id, version)
  const isOnlyMoved =
    events.length > 0 && events.every(({ act }) => act === 'reorganise' || act === 'restore')
  if (!isOnlyMoved) throw staleAct(work, dossier, events)
}

function staleAct(work: Work, dossier: Dossier, events: readonly DossierEvent[]) {
  const meanwhile = events.map(({ act, at, actor_name, actor_title }) => ({
    act,
    at,
    actor_name,
    actor_title,
  }))
  return conflict(
    'stale',
    {
      vi: `Hồ sơ đã thay đổi từ khi bạn mở trang: ${dossier.last_actor} vừa cập nhật. Hãy xem lại rồi làm tiếp.`,
      en: `The dossier changed since you opened it: ${dossier.last_actor} has just updated it. Look again, then go on.`,
    },
    { meanwhile, version: dossier.version, allowed_acts: allowedActs(dossier, work.actor, work.now) },
  )
}

/** The dossier a visitor opened by its code and second factor: PostgreSQL lets him see this one row, in this transaction. */
export async function findTracked(trx: Trx): Promise<Dossier | null> {
  const [row] = await trx<CutRow[]>`
    select ${trx.unsafe(`${COLUMNS}, ${CUT_COLUMNS} from dossiers ${CUT_JOIN}`)}
    where id = nullif(current_setting('app.tracked', true), '')::uuid`
  return row ? asItStands(row) : null
}
