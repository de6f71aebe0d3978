import { checkAnswers } from '#modules/forms'
import type { FileInput } from '#modules/chains'
import {
  CONSENTS,
  handedOnPaper,
  missingPapers,
  type AcceptInput,
  type ChecklistLine,
} from '#modules/dossiers'
import {
  exempted,
  feeFor,
  feeQuestionOf,
  papersFor,
  type FeeExemption,
  type Fees,
  type PaperAsked,
  type ProcedureVersion,
} from '#modules/procedures'
import type { Paper } from '#modules/papers'
import type { Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Nested } from '../form-fields.ts'
import { cleanAnswers, readAnswers } from '../forms/read-answers.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { readChecklist } from '../officer/read-checklist.ts'
import { answersOfPersons, pointToPersons, readPersons } from './persons.ts'

/** What one screen of intake says: as typed, as a dossier would take it, and what is wrong with it. */
export type Intake = {
  readonly typed: Nested
  /** Answers as stored or as typed, with those the persons give. */
  readonly answers: Record<string, unknown>
  readonly papers: readonly PaperAsked[]
  readonly fees: Fees
  /** Exemptions this procedure has today, and the one claimed. */
  readonly exemptions: readonly FeeExemption[]
  readonly files: ReadonlyMap<string, Paper>
  readonly acceptance: AcceptInput
  readonly input: FileInput
  readonly errors: readonly FieldError[]
}

type Setting = {
  readonly version: ProcedureVersion
  readonly own: Pick<Unit, 'slug'>
  readonly now: string
  /** The exemptions this procedure has today. */
  readonly exemptions: readonly FeeExemption[]
  /** The files the answers name, by id. */
  readonly files: ReadonlyMap<string, Paper>
  /** Answers as stored, where a dossier is repeated: they stand in the place of what is typed. */
  readonly given?: Record<string, unknown> | undefined
}

/** Reads a posted intake; nothing typed yet gives the empty screen with the usual choices. */
export function readIntake(typed: Nested, setting: Setting): Intake {
  const { version, now, exemptions, files } = setting
  const { definition } = version
  const today = dayOf(now)
  const { persons, errors } = readPersons(version, {
    principal: groupOf(typed['principal']),
    proxy: groupOf(typed['proxy']),
  })
  const asked = setting.given ?? readAnswers(definition.form, typed['answers'], typed)
  const answers = { ...asked, ...answersOfPersons(definition.form, persons) }
  const checklist = readChecklist(typed['checklist'])
  const channel = textOf(typed['channel']) === 'post' ? ('post' as const) : ('counter' as const)
  const clean = cleanAnswers(definition.form, answers)
  const judged = checkAnswers(definition.form, answers, {
    ...{ today, files, onPaper: handedOnPaper({ channel, checklist }) },
  })
  const wrong = judged.errors.map((error) => ({ ...error, field: `answers.${error.field}` }))
  const claim = readClaim(typed['exemption'], exemptions)
  const question = { channel, on: today, subject: persons.principal.kind }
  const fees = feeFor(version, feeQuestionOf(version, clean, question))
  const missing = missingPapers(version, { answers: clean, checklist, channel })
  return {
    typed,
    answers,
    papers: papersFor(version, clean),
    fees: claim.exemption ? exempted(fees, claim.exemption) : fees,
    exemptions,
    files,
    acceptance: claim.input,
    input: {
      procedure: version.code,
      persons,
      answers,
      checklist,
      channel,
      ...placesIn(typed, setting, answers),
    },
    errors: onePerField([
      ...errors,
      ...pointToPersons(wrong, persons),
      ...countErrors(checklist),
      ...claim.errors,
      ...missing,
    ]),
  }
}

type Rest = Omit<FileInput, 'procedure' | 'persons' | 'answers' | 'checklist' | 'channel'>

/** Where it is settled and handed out, who helped, and which chain it opens. */
function placesIn(typed: Nested, { version, own }: Setting, answers: Record<string, unknown>): Rest {
  const chain = textOf(typed['chain'])
  return {
    unit: unitOf(typed, { version, answers, own }),
    ...returnAt(typed, own),
    ...helpIn(typed),
    ...(chain ? { chain } : {}),
  }
}

/** The commune that settles it: the one the form's address names, else the one chosen, else one's own. */
function unitOf(
  typed: Nested,
  from: { version: ProcedureVersion; answers: Record<string, unknown>; own: Pick<Unit, 'slug'> },
): string {
  const { place } = from.version.definition.competent
  const address = place.by === 'field' ? from.answers[place.field] : undefined
  const named =
    typeof address === 'object' && address !== null && 'unit' in address ? address.unit : undefined
  return (typeof named === 'string' && named) || textOf(typed['unit']) || from.own.slug
}

function returnAt(typed: Nested, own: Pick<Unit, 'slug'>): { return_at?: string } {
  const chosen = textOf(typed['return_at'])
  return chosen && chosen !== own.slug ? { return_at: chosen } : {}
}

/** Khai giúp: how the person consented; nothing where nobody helped. */
function helpIn(typed: Nested): Pick<FileInput, 'assistance'> {
  const said = textOf(groupOf(typed['assistance'])['consent'])
  const consent = CONSENTS.find((one) => one === said)
  return consent ? { assistance: { consent } } : {}
}

type Claim = {
  readonly exemption?: FeeExemption
  readonly input: AcceptInput
  readonly errors: readonly FieldError[]
}

/** The exemption claimed at the desk: it counts at once, and is granted only with its evidence. */
function readClaim(posted: Nested[string] | undefined, offered: readonly FeeExemption[]): Claim {
  const typed = groupOf(posted)
  const exemption = offered.find(({ key }) => key === textOf(typed['key']))
  if (!exemption) return { input: {}, errors: [] }
  const evidence = textOf(typed['evidence'])
  const { vi, en } = exemption.evidence
  const message = { vi: `Ghi giấy tờ đã xem: ${vi}.`, en: `Write the paper you have seen: ${en}.` }
  const errors = evidence.length >= 3 ? [] : [{ field: 'exemption.evidence', message }]
  return { exemption, input: { exemption: { key: exemption.key, evidence } }, errors }
}

function countErrors(checklist: readonly ChecklistLine[]): FieldError[] {
  const message = { vi: 'Số lượng là số nguyên từ 1 đến 100.', en: 'The number is whole, from 1 to 100.' }
  return checklist
    .filter(({ count }) => !Number.isInteger(count) || count < 1 || count > 100)
    .map(({ key }) => ({ field: `checklist.${key}`, message }))
}

function onePerField(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.toReversed().map((error) => [error.field, error])).values()].toReversed()
}

function groupOf(value: Nested[string] | undefined): Nested {
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}
