import { grantDelegation } from '#modules/authority'
import * as dossiers from '#modules/dossiers'
import { listSpecialists } from '#modules/people'
import type { Work } from '#modules/record'
import { findCommittee, listOrigins, whereToGo } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict, Refusal } from '#platform/refusal.ts'
import type { Doing } from './doings.ts'
import type { Step } from './scenario.ts'
import { fileAt } from './file-at.ts'
import { actAs, dossierOf, type Stage } from './stage.ts'

/** Does one step; throws a refusal where it was not possible, or where it came out otherwise than it should. */
type Script = (stage: Stage, step: Step) => Promise<void>

type Verb = (work: Work, target: { code: string }, dossier: dossiers.Dossier) => Promise<dossiers.Dossier>

/** One act of the dossier's life by the step's own officer. */
const act =
  (verb: Verb, at: (stage: Stage, step: Step) => string = (_, { by }) => by): Script =>
  async (stage, step) => {
    const dossier = dossierOf(stage)
    stage.dossier = await actAs(stage, at(stage, step), (work) => verb(work, { code: dossier.code }, dossier))
  }

const beside = ({ commune }: Stage, { by }: Step): string => `${by}.${commune.beside.slug}`

const accept: Verb = (work, target) => dossiers.acceptDossier(work, target)
const forward: Verb = (work, target) => dossiers.forwardDossier(work, target)
const approve: Verb = (work, target) => dossiers.approveDossier(work, target)

/** How many people come at once when it is overloaded. */
const CROWD = 12

/** What each kind of step does. */
export const SCRIPTS: Readonly<Record<Doing, Script>> = {
  checklist: async () => {},
  file: async (stage, { by, procedure = '' }) => {
    stage.dossier = await fileAt(stage, procedure, by)
  },
  accept: act(accept),
  forward: act(forward),
  assign: act(async (work, target, { body_agency_id }) => {
    const [specialist] = await listSpecialists(work.trx, { agency: body_agency_id, on: dayOf(work.now) })
    return dossiers.assignDossier(work, target, { specialist: specialist?.name ?? '' })
  }),
  propose: act((work, target) =>
    dossiers.proposeDossier(work, target, { outcome: 'granted', summary: 'Đủ điều kiện' }),
  ),
  endorse: act(approve),
  sign: act(approve),
  number: act((work, target) => dossiers.numberDossier(work, target)),
  pay: async (stage, step) => {
    if (dossierOf(stage).fee_due === 0) return
    await act((work, target, { fee_due }) => dossiers.payDossier(work, target, { amount: fee_due }))(
      stage,
      step,
    )
  },
  deliver: act((work, target) => dossiers.deliverDossier(work, target, { to: 'principal', way: 'counter' })),
  file_elsewhere: async (stage, step) => {
    stage.dossier = await fileAt(stage, step.procedure ?? '', beside(stage, step))
  },
  accept_elsewhere: act(accept, beside),
  forward_elsewhere: act(forward, beside),
  ask_old_address: askOldAddress,
  delegate: delegateForHalfAnHour,
  refused_expired: async (stage, step) => {
    const refused = await act(approve)(stage, step).then(
      () => null,
      (error: unknown) => error,
    )
    if (refused instanceof Refusal && refused.code === 'delegation_expired') return
    if (refused) throw refused
    throw conflict('signed_though_expired', {
      vi: 'Người hết quyền vẫn ký được.',
      en: 'Whoever’s right had expired could sign.',
    })
  },
  outage: recordOutageOfMorning,
  overload: async (stage, { by, procedure = '' }) => {
    for (let person = 0; person < CROWD; person += 1) {
      const { code } = await fileAt(stage, procedure, by)
      await actAs(stage, by, (work) => dossiers.acceptDossier(work, { code }))
    }
  },
}

/** By the name of an old unit that was split the house must ask; a commune of whole units alone has none. */
async function askOldAddress(stage: Stage, { by }: Step): Promise<void> {
  await actAs(stage, by, async ({ trx, now }) => {
    const origins = await listOrigins(trx, stage.commune.unit.id)
    const split = origins.find(({ extent }) => extent === 'part')
    if (!split) return
    const answer = await whereToGo(trx, { q: split.name, on: dayOf(now) })
    if (!answer.decided && answer.candidates.length > 1) return
    throw conflict('guessed', {
      vi: `Với tên cũ “${split.name}” hệ thống không hỏi lại.`,
      en: `By the old name "${split.name}" the house did not ask back.`,
    })
  })
}

async function delegateForHalfAnHour(stage: Stage, { by }: Step): Promise<void> {
  const { unit } = stage.commune
  const head = await actAs(stage, 'truongphong', ({ actor }) => Promise.resolve(actor.id ?? ''))
  await actAs(stage, by, async (work) => {
    const committee = await findCommittee(work.trx, unit.id, dayOf(work.now))
    await grantDelegation(work, {
      ...{ agency: committee?.id ?? '', kind: 'by_order', from_position: 'chair', to: head },
      ...{ instrument_number: `DT-${stage.commune.index}/QĐ-UBND`, instrument_on: dayOf(work.now) },
      valid_to: new Date(Date.parse(work.now) + 30 * 60_000).toISOString(),
    })
  })
}

/** A minute of the morning that is over: while the scenario’s own dossier was running. */
async function recordOutageOfMorning(stage: Stage, { by }: Step): Promise<void> {
  const at = (minutesAgo: number): string =>
    new Date(Date.parse(stage.now) - minutesAgo * 60_000).toISOString()
  const [from_at, to_at] = [at(2), at(1)]
  const where = { units: [stage.commune.unit.slug], from_at, to_at }
  const touched = await actAs(stage, by, (work) => dossiers.previewOutage(work, where))
  if (touched.touched === 0) {
    throw conflict('nothing_touched', {
      vi: 'Sự cố không chạm tới hồ sơ nào dù có hồ sơ đang giải quyết.',
      en: 'The outage touches no dossier though one is running.',
    })
  }
  await actAs(stage, by, (work) =>
    dossiers.recordOutage(work, {
      ...where,
      legal_basis: 'NĐ 224/2026/NĐ-CP Điều 13',
      reason: 'Diễn tập: mất kết nối mạng',
    }),
  )
}
