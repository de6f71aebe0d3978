import { askedFor, clockOf } from '#modules/dossiers'
import { caseFor } from '#modules/procedures'
import type { DeskData, DeskProcedure } from '../../counter/desk-data.ts'
import { readIntake, type Intake } from '../../counter/intake.ts'
import { nestFields, type Nested } from '../../form-fields.ts'
import { cleanAnswers } from '../../forms/read-answers.ts'
import { takeNext } from './lease.ts'
import { addItems } from './outbox.ts'
import { scansOf } from './scans.ts'
import { sealTo } from './seal.ts'
import { houseNow } from './vault.ts'

/** What stands on the receipt: its code and its day are final. */
export type Receipt = {
  readonly item: string
  readonly code: string
  readonly taken_at: string
  readonly due_at: string | null
  readonly procedure: DeskProcedure
  readonly intake: Intake
  readonly fee: number
}

/** The screen as it stands in its form, read by the same rules as on the server. */
export function readForm(data: DeskData, procedure: DeskProcedure, form: HTMLFormElement | null): Intake {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of form ? new FormData(form) : []) {
    if (typeof value !== 'string') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  const { idempotency_key: _key, ...posted } = nestFields(fields)
  return readIntake(posted, settingOf(data, procedure))
}

/** The screen as it begins: empty but for the usual and for what is known of the one before. */
export function beginForm(data: DeskData, procedure: DeskProcedure, begun: Nested): Intake {
  return readIntake({ ...usualIn(data, procedure), ...begun }, settingOf(data, procedure))
}

function settingOf({ own }: DeskData, { version, exemptions }: DeskProcedure) {
  return { version, exemptions, own, now: houseNow(), files: new Map<string, never>() }
}

/** Most people live where they come to, as on the server's screen. */
function usualIn({ own }: DeskData, { version }: DeskProcedure) {
  const { place } = version.definition.competent
  return place.by === 'field' ? { answers: { [place.field]: { unit: own.code } } } : {}
}

/** That a card or certificate was scanned, and when; what it says is in the fields only. */
export type CardScanned = { readonly of: 'card' | 'business' | 'unknown'; readonly scanned_at: string }

type TakenFor = { readonly procedure: DeskProcedure; readonly card_scans: readonly CardScanned[] }

/** Gives the next code, seals the intake to the house and keeps it for sending; null where no code is left. */
export async function takeHere(
  data: DeskData,
  { procedure, card_scans }: TakenFor,
  intake: Intake,
): Promise<Receipt | null> {
  const next = await takeNext('codes', houseNow())
  if (next === null) return null
  const { code, at: taken_at } = next
  const item = crypto.randomUUID()
  const { input, acceptance } = intake
  // What was scanned goes behind the dossier, as items of its own.
  const checklist = input.checklist.map((line) => ({ ...line, paper_ids: [] }))
  const dossier = { ...input, checklist }
  const inside = { taken_by: data.officer.id, intake: { code, taken_at, dossier, acceptance, card_scans } }
  const sealed = await sealTo(data.seal, item, inside)
  const scans = await scansOf(data, code, input.checklist)
  const of = { code, taken_at, procedure: procedure.version.code }
  await addItems([{ item, kind: 'intake', ...of, cash: 0, sealed, state: 'waiting' }, ...scans])
  const fee = askedFor(intake.fees)
  return {
    item,
    code,
    taken_at,
    procedure,
    intake,
    fee,
    due_at: dueOf(data, procedure, { intake, taken_at, fee }),
  }
}

type Taken = { readonly intake: Intake; readonly taken_at: string; readonly fee: number }

/** The appointment, counted by the same legal clock as the house counts it later. */
function dueOf(data: DeskData, { version }: DeskProcedure, { intake, taken_at, fee }: Taken): string | null {
  const { channel } = intake.input
  const answers = cleanAnswers(version.definition.form, intake.answers)
  const facts = {
    ...{
      submitted_at: taken_at,
      accepted_at: taken_at,
      clock_from_at: null,
      finished_at: null,
      intervals: [],
    },
    ...{
      money: fee > 0 ? ('due' as const) : ('none' as const),
      channel,
      case_key: caseFor(version, answers),
    },
  }
  return clockOf(facts, version, { ...data.calendar, days: new Map(data.calendar.days) }).legal_due
}
