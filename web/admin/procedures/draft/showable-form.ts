import { Field, type Form, Section } from '#modules/forms'
import { Check } from 'typebox/value'
import { listAt, textAt, valueAt, withValueAt } from './pointer.ts'

const NOT_NAMED = '…'

/** Words that are missing in one language are taken from the other. */
function withWords(value: unknown, at: string): unknown {
  const [vi, en] = [textAt(value, `${at}/vi`), textAt(value, `${at}/en`)]
  return withValueAt(value, at, { vi: vi || en || NOT_NAMED, en: en || vi || NOT_NAMED })
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u') instanceof RegExp
  } catch {
    return false
  }
}

function showableField(value: unknown): Field | null {
  const named = ['/hint', '/allowed', '/unit'].reduce(
    (field, at) => (valueAt(field, at) === undefined ? field : withWords(field, at)),
    withWords(value, '/label'),
  )
  const checked = isPattern(textAt(named, '/pattern')) ? named : withValueAt(named, '/pattern', undefined)
  const choices = listAt(checked, '/choices').map((one) => withWords(one, '/label'))
  const inner = listAt(checked, '/fields').flatMap((one) => showableField(one) ?? [])
  const whole = {
    key: 'moi',
    ...Object(checked),
    choices: choices.length > 0 ? choices : undefined,
    fields: inner.length > 0 ? inner : undefined,
  }
  const field: unknown = JSON.parse(JSON.stringify(whole))
  return Check(Field, field) ? field : null
}

/** What can be shown of a section that is still being written; null where it is none. */
export function showableSection(value: unknown): Section | null {
  const named = withValueAt(withWords(value, '/title'), '/fields', [])
  const fields = listAt(value, '/fields').flatMap((one) => showableField(one) ?? [])
  const section: unknown = { key: 'moi', ...Object(named), fields }
  return fields.length > 0 && Check(Section, section) ? section : null
}

/** What can be shown of a form that is still being written. */
export function showableForm(definition: unknown): Form {
  const sections = listAt(definition, '/form/sections')
  return { sections: sections.flatMap((section) => showableSection(section) ?? []) }
}
