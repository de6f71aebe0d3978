import { type Section, holds } from '#modules/forms'
import { type PaperRule, type ProcedureVersion, papersFor } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { cleanAnswers } from '#web/forms/read-answers.ts'
import type { Step } from '#web/ui/index.ts'
import type { Filing } from './filing.ts'

/** One page of filing: its part of the address, what it is about, and its section of the form. */
export type FilingStep =
  | { readonly kind: 'place' | 'persons' | 'papers' | 'review'; readonly path: string }
  | { readonly kind: 'form'; readonly path: string; readonly section: Section }

const TITLES: Record<FilingStep['kind'], Text> = {
  place: { vi: 'Nơi nộp', en: 'Place' },
  persons: { vi: 'Người nộp', en: 'Applicant' },
  form: { vi: 'Kê khai', en: 'Details' },
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  review: { vi: 'Xem lại và nộp', en: 'Check and file' },
}

/** The steps these answers call for, in order. */
export function stepsOf({ definition }: ProcedureVersion, filing: Filing): readonly FilingStep[] {
  const clean = cleanAnswers(definition.form, filing.answers)
  const sections = definition.form.sections.flatMap((section, index): FilingStep[] =>
    holds(section.when, clean) ? [{ kind: 'form', path: `ke-khai-${index + 1}`, section }] : [],
  )
  return [
    { kind: 'place', path: 'noi-nop' },
    { kind: 'persons', path: 'nguoi-nop' },
    ...sections,
    ...(definition.papers.length > 0 ? [{ kind: 'papers', path: 'giay-to' } as const] : []),
    { kind: 'review', path: 'xem-lai' },
  ]
}

/** How far one is, in five words at most: all sections of the form are one step there. */
export function shownSteps(steps: readonly FilingStep[], current: FilingStep, base: string): Step[] {
  const kinds = [...new Set(steps.map(({ kind }) => kind))]
  const now = kinds.indexOf(current.kind)
  return kinds.map((kind, index) => ({
    key: kind,
    label: TITLES[kind],
    href: `${base}/${steps.find((step) => step.kind === kind)?.path}`,
    state: index < now ? 'done' : index === now ? 'current' : 'todo',
  }))
}

/** The papers one uploads: those made by the system, only shown, or asked for in the form are not among them. */
export function papersToUpload(version: ProcedureVersion, filing: Filing): readonly PaperRule[] {
  const clean = cleanAnswers(version.definition.form, filing.answers)
  return papersFor(version, clean).filter(
    (paper) => !paper.from_form && !paper.in_form && paper.handed === 'kept',
  )
}
