import { fieldsOfForm, personParts, ADDRESS_PARTS, ORGANISATION_PARTS, writeDay } from '#modules/forms'
import { say, type Language, type Text } from '#platform/text.ts'
import { showMoney, showNumber } from '../../format.ts'
import { DefinitionList, useView } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

type Field = ReturnType<typeof fieldsOfForm>[number]
type RowField = NonNullable<Field['fields']>[number]

/** Tờ khai: the answers under the labels of the dossier's own version of the form. */
export function Answers({ facts }: { facts: DossierFacts }) {
  const { language, t } = useView()
  const { answers } = facts.view
  const rows = fieldsOfForm(facts.version.definition.form)
    .filter((field) => answers[field.key] !== undefined)
    .map((field) => ({
      key: field.key,
      label: field.label,
      value: <Lines lines={answerLines(field, answers[field.key], language)} />,
    }))
  if (rows.length === 0) {
    return <p>{t('Không có nội dung tờ khai để hiển thị.', 'There are no answers to show.')}</p>
  }
  return <DefinitionList items={rows} />
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <span key={line} class="answer-line">
          {line}
        </span>
      ))}
    </>
  )
}

/** An answer as the lines people read. */
export function answerLines(field: Field | RowField, value: unknown, language: Language): string[] {
  const known = SHOWN[field.type]
  return known ? known(field, value, language) : [String(value)]
}

type Show = (field: Field | RowField, value: unknown, language: Language) => string[]

const YES: Text = { vi: 'Có', en: 'Yes' }
const NO: Text = { vi: 'Không', en: 'No' }

const choice: Show = (field, value, language) =>
  [value].flat().map((one) => {
    const found = field.choices?.find((choice) => choice.value === one)
    return found ? say(found.label, language) : String(one)
  })

const SHOWN: Partial<Record<Field['type'], Show>> = {
  date: (_, value) => [typeof value === 'string' ? writeDay(value) : String(value)],
  money: (_, value, language) => [typeof value === 'number' ? showMoney(value, language) : String(value)],
  number: (field, value, language) => {
    const text = typeof value === 'number' ? showNumber(value, language, field.decimals ?? 0) : String(value)
    return [field.unit ? `${text} ${say(field.unit, language)}` : text]
  },
  computed: (_, value, language) => [typeof value === 'number' ? showNumber(value, language) : String(value)],
  yes_no: (_, value, language) => [say(value === true ? YES : NO, language)],
  choice,
  multiple_choice: choice,
  person: (field, value, language) => parts(personParts(field), value, language),
  organisation: (_, value, language) => parts(ORGANISATION_PARTS, value, language),
  address: (_, value, language) => parts(ADDRESS_PARTS, value, language),
  group: (field, value, language) =>
    Array.isArray(value) ? value.map((row) => rowLine(field, row, language)) : [],
}

type Part = { readonly key: string; readonly label: Text }
const SEX: Readonly<Record<string, Text>> = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
}

function parts(all: readonly Part[], value: unknown, language: Language): string[] {
  const group: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  return all.flatMap(({ key, label }) => {
    const part = group[key]
    if (typeof part !== 'string') return []
    const sex = key === 'sex' ? SEX[part] : undefined
    const text = sex ? say(sex, language) : /^\d{4}-\d{2}-\d{2}$/.test(part) ? writeDay(part) : part
    return [key === 'full_name' || key === 'name' ? text : `${say(label, language)}: ${text}`]
  })
}

function rowLine(field: Field | RowField, row: unknown, language: Language): string {
  const fields = 'fields' in field ? (field.fields ?? []) : []
  const values: Record<string, unknown> = typeof row === 'object' && row !== null ? { ...row } : {}
  return fields
    .filter((one) => values[one.key] !== undefined)
    .map((one) => `${say(one.label, language)}: ${answerLines(one, values[one.key], language).join(', ')}`)
    .join('; ')
}
