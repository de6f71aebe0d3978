import { checkAnswers, fieldsOfForm } from '#modules/forms'
import { carryPapers } from '#modules/papers'
import { allPapers, bansOf, getVersion, type ProcedureVersion, withoutBanned } from '#modules/procedures'
import type { Work } from '#modules/record'
import { getUnitRefById } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { competentPlaces } from './competence.ts'
import type { ChecklistLine, Dossier } from './dossier.ts'
import { calendarAt, calendarOf, clockOf } from './dossier-clock.ts'
import { codePattern } from './dossier-code.ts'
import { feesOfDossier, owedFor } from './dossier-fees.ts'
import { insertDossier, writeDossier } from './write-dossier.ts'
import { newDossier } from './new-dossier.ts'

/** Mở hồ sơ tiếp theo của chuỗi: the same persons and places; what was told before and fits is not asked again. */
export async function fileNext(work: Work, from: Dossier, version: ProcedureVersion): Promise<Dossier> {
  const on = dayOf(work.now)
  const [unit, receiving, before] = await Promise.all([
    getUnitRefById(work.trx, from.unit_id, on),
    getUnitRefById(work.trx, from.reception_unit_id, on),
    getVersion(work.trx, from.procedure_version_id),
  ])
  const places = await competentPlaces(work, { version_id: version.id, unit: unit.code })
  const { reception_agency_id: agency_id, reception_unit_id: unit_id, return_agency_id } = from
  const reception = { agency_id, unit_id, unit_code: receiving.code, return_agency_id }
  const [bans, calendar, pattern] = await Promise.all([
    bansOf(work.trx, version.code),
    calendarAt(work, agency_id),
    codePattern(work, reception),
  ])
  const { filer_id, principal_id, proxy_id } = from
  const fresh = newDossier(work, {
    input: { channel: from.channel, persons: from.persons, checklist: [] },
    answers: fittingAnswers(from.answers, { before, after: withoutBanned(version, bans), on }),
    ...{ version, places, reception, calendar, parties: { filer_id, principal_id, proxy_id } },
  })
  return insertDossier(work, fresh, { code: pattern })
}

type Passed = {
  readonly from: Dossier
  /** When the result before it came: this dossier's clock starts then, whenever it is opened. */
  readonly at: string
  /** The paper of this procedure that the result before serves as. */
  readonly previous_as: string | undefined
}

/** Tiếp nhận theo chuỗi: the next dossier takes the fitting papers over and its clock starts at the result before it. */
export async function startNext(
  work: Work,
  dossier: Dossier,
  { from, at, previous_as }: Passed,
): Promise<Dossier> {
  const [version, before, calendar] = await Promise.all([
    getVersion(work.trx, dossier.procedure_version_id),
    getVersion(work.trx, from.procedure_version_id),
    calendarOf(work, dossier),
  ])
  const lines = fittingLines(from.checklist, before, version)
  const papers = lines.flatMap((line) => line.paper_ids)
  const fresh = await carryPapers(work.trx, { papers, from: from.id, to: dossier.id })
  const carried = lines.map((line) => ({
    ...line,
    paper_ids: line.paper_ids.flatMap((id) => fresh.get(id) ?? []),
  }))
  const shown = allPapers(version.definition).some(({ key }) => key === previous_as)
  const result: ChecklistLine[] =
    previous_as && shown ? [{ key: previous_as, kind: 'electronic', count: 1, paper_ids: [] }] : []
  const checklist = [...carried.filter(({ key }) => key !== previous_as), ...result]
  const { legal_due: due_at } = clockOf({ ...dossier, accepted_at: at, clock_from_at: at }, version, calendar)
  return writeDossier(work, dossier, {
    step: { act: 'accept', to: 'accepted', post: null, rule: { form: '01' } },
    changes: {
      ...{ checklist, accepted_at: at, clock_from_at: at, due_at, original_due_at: due_at },
      ...owedFor(feesOfDossier(dossier, version, work.now)),
    },
    data: { chain_from: from.id },
  })
}

/** The answers whose question the next form asks too, by key and type, and takes as they are; files stay where they are. */
function fittingAnswers(
  answers: Dossier['answers'],
  { before, after, on }: { before: ProcedureVersion; after: ProcedureVersion; on: string },
): Dossier['answers'] {
  const { form } = after.definition
  const asked = new Map(fieldsOfForm(before.definition.form).map((field) => [field.key, field.type]))
  const same = fieldsOfForm(form).filter(({ key, type }) => type !== 'file' && asked.get(key) === type)
  const told = Object.fromEntries(same.flatMap(({ key }) => (key in answers ? [[key, answers[key]]] : [])))
  const judged = checkAnswers(form, told, { today: on, isDraft: true })
  const wrong = new Set(judged.errors.map(({ field }) => field.split('.')[0]))
  return Object.fromEntries(Object.entries(judged.answers).filter(([key]) => key in told && !wrong.has(key)))
}

/** The same paper is asked for under the same key and the same name. */
function fittingLines(
  lines: readonly ChecklistLine[],
  before: ProcedureVersion,
  after: ProcedureVersion,
): readonly ChecklistLine[] {
  const names = new Map(allPapers(before.definition).map(({ key, name }) => [key, name.vi]))
  const same = new Set(
    allPapers(after.definition)
      .filter(({ key, name }) => names.get(key) === name.vi)
      .map(({ key }) => key),
  )
  return lines.filter(({ key }) => same.has(key))
}
