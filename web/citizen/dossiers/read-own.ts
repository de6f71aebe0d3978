import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { versionOf } from '#http/names.ts'
import { chainOf, type ChainShown } from '#http/present-chain.ts'
import { paymentOf, type DossierPayment } from '#http/dossier-payment.ts'
import { presentDossier, type DossierView } from '#http/present-dossier.ts'
import { read } from '#http/work.ts'
import {
  type Dossier,
  type DossierEvent,
  explainDossier,
  findOffer,
  getDossier,
  isApplicant,
  listDossierEvents,
  type OfferedVersion,
} from '#modules/dossiers'
import { listPapers, type Paper } from '#modules/papers'
import type { ProcedureVersion } from '#modules/procedures'
import { findRating, mayRate, type Rating } from '#modules/ratings'
import { listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import { signedInReader, type Reader } from '#web/serve.ts'
import type { Option } from '#web/ui/index.ts'
import { PROVINCE } from '../province.ts'

/** A dossier with all that its resident's page shows. */
export type OwnDossier = {
  readonly reader: Reader
  readonly dossier: Dossier
  readonly view: DossierView
  readonly version: ProcedureVersion
  readonly events: readonly DossierEvent[]
  readonly papers: readonly Paper[]
  readonly payment: DossierPayment
  readonly explanation: readonly string[]
  readonly rating: Rating | null
  readonly mayRate: boolean
  readonly units: readonly Option[]
  /** The chain it is a link of. */
  readonly chain: ChainShown | null
  /** A newer version of the procedure that may be taken. */
  readonly offer: OfferedVersion | null
}

/** A resident's own dossier; officers have pages of their own and are told so. */
export async function readOwn(door: Door, request: FastifyRequest, code: string): Promise<OwnDossier> {
  const reader = await signedInReader(door, request, 'citizen')
  const { actor, language } = reader
  return read(door, actor, async (trx, now) => {
    const dossier = await getDossier({ trx, actor }, code)
    if (!isApplicant(dossier, actor)) throw notOwn()
    const work = { trx, actor, now, key: null }
    const version = await versionOf(trx, dossier.procedure_version_id)
    const explanation = await explainDossier(work, dossier, version)
    const rating = await findRating(trx, dossier.id)
    const { items } = await listUnits(trx, { province: PROVINCE, on: dayOf(now) })
    return {
      reader,
      dossier,
      version,
      rating,
      view: await presentDossier(trx, dossier, { actor, now, language }),
      events: await listDossierEvents(trx, dossier.id),
      papers: await listPapers(trx, dossier.id),
      payment: await paymentOf(trx, { dossier, version, now, language }),
      explanation: explanation.map((line) => line.text[language]),
      mayRate: mayRate(dossier, actor) && rating === null,
      chain: await chainOf(work, dossier.id, language),
      offer: await findOffer(work, dossier),
      units: items.map((unit) => ({ value: unit.code, label: unit.full_name })),
    }
  })
}

function notOwn() {
  return notFound('dossier', {
    vi: 'Đây là trang của người nộp hồ sơ. Cán bộ xem hồ sơ ở trang Việc của tôi.',
    en: 'This page is for the applicant. Officers find the dossier under My work.',
  })
}
