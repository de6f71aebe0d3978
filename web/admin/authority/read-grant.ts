import {
  type Delegation,
  DELEGATION_KINDS,
  type AbsenceInput,
  ABSENCE_REASONS,
  type GrantInput,
} from '#modules/authority'
import { POSITIONS } from '#modules/people'
import { listOffered, type Catalogue } from '#modules/procedures'
import { fromLocalText, toDayNumber, fromDayNumber } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { parseDay } from '../../format.ts'
import { type Labels, named } from '../../named-errors.ts'

type Typed = Readonly<Record<string, string>>

const PAPER: Labels = {
  instrument_number: { vi: 'Số văn bản', en: 'Number of the paper' },
  instrument_on: { vi: 'Ngày văn bản', en: 'Day of the paper' },
  valid_from: { vi: 'Từ 00:00 ngày', en: 'From 00:00 of' },
  valid_to: { vi: 'Đến hết ngày', en: 'Until the end of' },
}
const GRANT: Labels = {
  ...PAPER,
  from: { vi: 'Quyền của', en: 'Whose right' },
  to: { vi: 'Giao cho', en: 'To' },
  kind: { vi: 'Hình thức ký', en: 'Way of signing' },
  most_money: { vi: 'Số tiền tối đa', en: 'Largest sum' },
}
const ABSENCE: Labels = {
  ...PAPER,
  reason: { vi: 'Lý do', en: 'Reason' },
  account: { vi: 'Người vắng mặt', en: 'Who' },
  position: { vi: 'Chức vụ khuyết', en: 'Vacant position' },
}

const NO_DAY = { vi: 'Ghi ngày có thật, như 31/12/2026.', en: 'Give a day that exists, as 31/12/2026.' }
const NEEDED = { vi: 'Mục này phải có.', en: 'This is needed.' }

/** Collects what is wrong in a form, so that all of it is said at once. */
const NO_PAPER = {
  vi: 'Đính kèm tệp văn bản đã ký.',
  en: 'Attach the signed paper.',
}

class Wrong {
  readonly errors: FieldError[] = []

  day(typed: Typed, field: string): string | undefined {
    const text = typed[field]
    if (!text) return undefined
    const day = parseDay(text)
    if (!day) this.errors.push({ field, message: NO_DAY })
    return day ?? undefined
  }

  /** One of a list; null where none is chosen. */
  one<T extends string>(typed: Typed, field: string, among: readonly T[]): T | null {
    const found = among.find((option) => option === typed[field])
    if (!found) this.errors.push({ field, message: NEEDED })
    return found ?? null
  }

  needed(typed: Typed, field: string): string {
    if (!typed[field]) this.errors.push({ field, message: NEEDED })
    return typed[field] ?? ''
  }
}

/** Days of a form as moments: from 00:00 of the first to 24:00 of the last. */
function momentsOf(wrong: Wrong, typed: Typed): { valid_from?: string; valid_to?: string } {
  const from = wrong.day(typed, 'valid_from')
  const to = wrong.day(typed, 'valid_to')
  return {
    ...(from ? { valid_from: fromLocalText(`${from}T00:00`) } : {}),
    ...(to ? { valid_to: fromLocalText(`${fromDayNumber(toDayNumber(to) + 1)}T00:00`) } : {}),
  }
}

/** Codes as pasted, and those of a whole field of the catalogue; undefined where neither was given. */
function proceduresOf(typed: Typed, catalogue: Catalogue, at: string): string[] | undefined {
  const pasted = (typed['procedures'] ?? '').split(/[\s,;]+/).filter(Boolean)
  const ofField = listOffered(catalogue, at)
    .filter(({ version }) => typed['field'] && version?.definition.field.code === typed['field'])
    .map(({ code }) => code)
  const codes = [...new Set([...pasted, ...ofField])]
  return codes.length > 0 ? codes : undefined
}

type GrantContext = {
  readonly agency: string
  readonly delegations: readonly Delegation[]
  readonly catalogue: Catalogue
  readonly at: string
  readonly paper: string | undefined
}

/** What a grant's form asks for; refuses with every wrong field at once. */
export function readGrant(typed: Typed, context: GrantContext): GrantInput {
  const wrong = new Wrong()
  const kind = wrong.one(typed, 'kind', DELEGATION_KINDS)
  const to = wrong.needed(typed, 'to')
  const instrument_number = wrong.needed(typed, 'instrument_number')
  const instrument_on = wrong.needed(typed, 'instrument_on') && wrong.day(typed, 'instrument_on')
  const parent = context.delegations.find((one) => one.id === typed['from'])
  const position = POSITIONS.find((one) => one === typed['from'])
  const { paper } = context
  if (!paper) wrong.errors.push({ field: 'papers.instrument', message: NO_PAPER })
  if (!parent && !position) wrong.errors.push({ field: 'from', message: NEEDED })
  const money = (typed['most_money'] ?? '').replace(/[.\s]/g, '')
  if (money && !/^\d{1,15}$/.test(money)) {
    wrong.errors.push({
      field: 'most_money',
      message: { vi: 'Ghi số tiền bằng chữ số.', en: 'Give the sum in digits.' },
    })
  }
  const procedures = proceduresOf(typed, context.catalogue, context.at)
  const moments = momentsOf(wrong, typed)
  if (!kind || !instrument_on || !paper || wrong.errors.length > 0) throw refused(wrong, GRANT)
  return {
    ...{ agency: context.agency, kind, to, instrument_number, instrument_on, ...moments },
    may_redelegate: typed['may_redelegate'] === 'yes',
    ...(parent ? { parent: parent.id } : position ? { from_position: position } : {}),
    ...(procedures ? { procedures } : {}),
    ...(money ? { most_money: Number(money) } : {}),
    paper,
  }
}

/** What an absence's form asks for: who stands in is named by a numbered paper that is on file. */
export function readAbsence(
  typed: Typed,
  { agency, paper }: { readonly agency: string; readonly paper: string | undefined },
): AbsenceInput {
  const wrong = new Wrong()
  const reason = wrong.one(typed, 'reason', ABSENCE_REASONS)
  const position = POSITIONS.find((one) => one === typed['position'])
  if (reason === 'vacancy' && !position) wrong.errors.push({ field: 'position', message: NEEDED })
  if (reason && reason !== 'vacancy') wrong.needed(typed, 'account')
  const { account, substitute, instrument_number } = typed
  if (substitute && !paper) wrong.errors.push({ field: 'papers.instrument', message: NO_PAPER })
  const instrument_on = wrong.day(typed, 'instrument_on')
  const moments = momentsOf(wrong, typed)
  if (!reason || wrong.errors.length > 0) throw refused(wrong, ABSENCE)
  return {
    ...{ agency, reason, ...moments },
    ...(reason === 'vacancy' ? { position: position ?? 'chair' } : { account: account ?? '' }),
    ...(substitute ? { substitute, ...(paper ? { paper } : {}) } : {}),
    ...(instrument_number ? { instrument_number } : {}),
    ...(instrument_on ? { instrument_on } : {}),
  }
}

function refused({ errors }: Wrong, labels: Labels) {
  const text = { vi: 'Có mục cần sửa.', en: 'Some fields need mending.' }
  return invalid('form_wrong', text, named(errors, labels))
}
