import { Type } from 'typebox'
import { Condition, fieldsOfForm, holds, TextShape } from '#modules/forms'
import type { Answers, Field, Form } from '#modules/forms'

const closed = { additionalProperties: false }

/** Databases that make a paper unnecessary once they hold it (NQ 66.7/2025/NQ-CP). */
export const DATABASES = [
  'population',
  'civil_status',
  'land',
  'business',
  'health',
  'social_protection',
] as const

/** One component of a dossier (thành phần hồ sơ). Officers may ask for these and for nothing else. */
export const PaperRule = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    name: TextShape,
    hint: Type.Optional(TextShape),
    as: Type.Enum(['original', 'copy', 'electronic']),
    count: Type.Integer({ minimum: 1, maximum: 10 }),
    /** kept: handed in; shown: looked at and given back at once, never digitised as a component. */
    handed: Type.Enum(['kept', 'shown']),
    required: Type.Boolean(),
    when: Type.Optional(Condition),
    not_needed_when_database: Type.Optional(Type.Enum([...DATABASES])),
    /** Made by this system from the answers; nobody is asked to upload it. */
    from_form: Type.Optional(Type.Literal(true)),
    /** Official form, e.g. "Mẫu số 01, Phụ lục II NĐ 175/2024". */
    official_form: Type.Optional(Type.String({ minLength: 1 })),
  },
  closed,
)
export type PaperRule = Type.Static<typeof PaperRule>

/** A component, and whether it is one the form itself asks for as a file. */
export type PaperAsked = PaperRule & { readonly in_form?: true }

/** A file of the form as a component: it is checked, supplemented and told as every other. */
export function paperOfField({ key, label, hint, required }: Field): PaperAsked {
  const fixed = { as: 'electronic', count: 1, handed: 'kept', in_form: true } as const
  return { ...fixed, key, name: label, required, ...(hint ? { hint } : {}) }
}

/** Every component a dossier of this definition may have, those of the form behind the others. */
export function allPapers(definition: { papers: readonly PaperRule[]; form: Form }): readonly PaperAsked[] {
  const files = fieldsOfForm(definition.form).filter(({ type }) => type === 'file')
  return [...definition.papers, ...files.map(paperOfField)]
}

/** The components that these answers call for, in the order of the definition. */
export function papersOf(rules: readonly PaperRule[], answers: Answers): readonly PaperRule[] {
  return rules.filter((rule) => holds(rule.when, answers))
}
