import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { act, read } from '#http/work.ts'
import { filesNamed, getDraft, saveDraft } from '#modules/dossiers'
import type { Paper } from '#modules/papers'
import { findOwnPerson, type NamedPerson } from '#modules/people'
import {
  bansOf,
  type ChainRule,
  chainsOpenedBy,
  findProcedure,
  openCatalogue,
  type ProcedureVersion,
  withoutBanned,
} from '#modules/procedures'
import type { Work } from '#modules/record'
import { findUnit, listUnits, type Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { signedInReader, type Reader } from '#web/serve.ts'
import type { Option } from '#web/ui/index.ts'
import { PROVINCE } from '../province.ts'
import { type Filing, NEW_FILING, filingOf } from './filing.ts'

/** All that a page of filing is drawn from. */
export type FilingContext = {
  readonly reader: Reader
  readonly version: ProcedureVersion
  readonly draft: string
  readonly filing: Filing
  /** The files that the answers name, as far as they are the reader's own. */
  readonly files: ReadonlyMap<string, Paper>
  readonly own: NamedPerson
  /** The commune it is for; null while none was chosen. */
  readonly unit: Unit | null
  /** Communes for addresses, by official code. */
  readonly units: readonly Option[]
  /** The chains this filing may open. */
  readonly chains: readonly ChainRule[]
  /** Where this filing's steps stand: `/nop/<code>/<draft>`. */
  readonly base: string
}

const byName = new Intl.Collator('vi')

/** The filing of a draft as its owner sees it; without a draft in the database a new one begins. */
export async function openFiling(
  door: Door,
  request: FastifyRequest,
  asked: { code: string; draft: string; isNew: boolean },
): Promise<FilingContext> {
  const reader = await signedInReader(door, request, 'citizen')
  const { actor, now } = reader
  const { person_id } = actor
  if (actor.kind !== 'citizen' || !person_id) throw residentsOnly()
  const on = dayOf(now)
  const offered = findProcedure(await openCatalogue(door.house.app), asked.code, now)?.version
  if (!offered) throw notOffered()
  return read(door, actor, async (trx) => {
    const version = withoutBanned(offered, await bansOf(trx, asked.code))
    const kept = asked.isNew ? null : await getDraft(trx, asked.draft)
    const filing = kept ? filingOf(kept) : NEW_FILING
    const own = await findOwnPerson(trx, person_id)
    if (!own) throw residentsOnly()
    const unit = filing.unit ? await findUnit(trx, filing.unit, on) : null
    const { items } = await listUnits(trx, { province: PROVINCE, on })
    const units = items
      .toSorted((one, two) => byName.compare(one.name, two.name))
      .map((one) => ({ value: one.code, label: one.full_name }))
    const base = `/nop/${asked.code}/${asked.draft}`
    const files = await filesNamed({ trx, actor }, version.definition.form, filing.answers)
    const chains = await chainsOpenedBy(trx, asked.code, on)
    return { chains, reader, version, draft: asked.draft, filing, files, own, unit, units, base }
  })
}

/** Keeps what was told so far; `also` runs in the same transaction before. */
export async function keepFiling(
  door: Door,
  context: FilingContext,
  filing: (work: Work) => Promise<Filing>,
): Promise<Filing> {
  const { actor } = context.reader
  const done = await act(door, { actor, key: null }, async (work) => {
    const data = await filing(work)
    await saveDraft(work, { id: context.draft, procedure: context.version.code, data })
    return data
  })
  return done.answer
}

function residentsOnly() {
  return forbidden('sign_in_to_file', {
    vi: 'Nộp trực tuyến dành cho tài khoản công dân. Hãy đăng nhập bằng tài khoản công dân, hoặc nhận hồ sơ ở trang Tiếp nhận.',
    en: 'Online filing is for residents. Sign in as a resident, or take the dossier in at the counter page.',
  })
}

function notOffered() {
  return notFound('procedure', {
    vi: 'Thủ tục này chưa nhận trực tuyến ở đây. Hãy xem trang của thủ tục để biết nộp ở đâu.',
    en: 'This procedure cannot be filed online here. Its page says where to file instead.',
  })
}
