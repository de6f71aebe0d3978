import { randomUUID } from 'node:crypto'
import { once, recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { openCatalogue } from './catalogue.ts'
import { mustAdminister } from './catalogue-policy.ts'
import type { FeeExemption } from './fee-exemption.ts'
import { landExemptions, listExemptions } from './fee-exemptions-store.ts'

/** How many exemptions were new or given a last day. */
export type SavedExemptions = { readonly changed: number }

/**
 * Ban hành miễn, giảm: lands exemptions that begin on a coming day, and sets the last day of landed ones. What was granted
 * to a dossier stays; nothing that has begun is edited.
 */
export async function saveExemptions(work: Work, rules: readonly FeeExemption[]): Promise<SavedExemptions> {
  mustAdminister(work.actor)
  return once(work, async () => {
    const { trx, now } = work
    const landed = new Map(
      (await listExemptions(trx)).map((rule) => [`${rule.key} ${rule.valid_from}`, rule]),
    )
    const fields = await knownFields(work)
    const problems = rules.flatMap((rule) => {
      const before = landed.get(`${rule.key} ${rule.valid_from}`)
      return problemsOf(rule, { before, today: dayOf(now), fields })
    })
    if (problems.length > 0) throw invalid('exemption_wrong', WRONG, problems)
    const changed = await landExemptions(trx, rules)
    if (changed > 0)
      await recordEvent(work, {
        ...{
          module: 'procedures',
          noun: 'fee_exemptions',
          noun_id: randomUUID(),
          noun_version: 1,
          act: 'land',
        },
        ...{ agency_id: null, unit_id: null },
        data: { changed, keys: [...new Set(rules.map(({ key }) => key))].sort() },
      })
    return { changed }
  })
}

/** The fields of procedures an exemption may name, by their codes. */
export async function exemptionFields(sql: Reader): Promise<readonly { code: string; name: Text }[]> {
  const catalogue = await openCatalogue(sql)
  const known = new Map<string, Text>()
  for (const { definition } of [...catalogue.versions.values()].flat())
    known.set(definition.field.code, definition.field.name)
  return [...known]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'))
}

async function knownFields({ trx }: Work): Promise<ReadonlySet<string>> {
  return new Set((await exemptionFields(trx)).map(({ code }) => code))
}

const WRONG = { vi: 'Có chỗ cần sửa.', en: 'Something needs to be corrected.' }

type Judged = {
  readonly before: FeeExemption | undefined
  readonly today: string
  readonly fields: ReadonlySet<string>
}

function problemsOf(rule: FeeExemption, { before, today, fields }: Judged): FieldError[] {
  const problems: FieldError[] = []
  const add = (field: string, vi: string, en: string) =>
    problems.push({ field, message: { vi: `${rule.name.vi}: ${vi}`, en: `${rule.name.en}: ${en}` } })
  const unknown = rule.fields.filter((code) => !fields.has(code))
  if (unknown.length > 0)
    add('fields', `không có lĩnh vực ${unknown.join(', ')}.`, `there is no field ${unknown.join(', ')}.`)
  if (!before && rule.valid_from <= today)
    add('valid_from', 'phải có hiệu lực từ sau hôm nay.', 'it must begin after today.')
  if (rule.valid_to !== null && rule.valid_to <= rule.valid_from)
    add('valid_to', 'ngày hết hiệu lực phải sau ngày bắt đầu.', 'the end must be after the beginning.')
  if (before && before.valid_to !== rule.valid_to) {
    if (before.valid_to !== null && before.valid_to <= today)
      add('valid_to', 'đã hết hiệu lực, không sửa được.', 'it has ended and cannot be changed.')
    else if (rule.valid_to !== null && rule.valid_to <= today)
      add('valid_to', 'chỉ có thể hết hiệu lực từ sau hôm nay.', 'it can only end after today.')
  }
  return problems
}
