import type { VNode } from 'preact'
import { type FieldError, notFound } from '#platform/refusal.ts'
import { freshKey } from '#web/serve.ts'
import type { FilingContext } from './context.ts'
import { FormStep } from './form-step.tsx'
import { PapersStep } from './papers-step.tsx'
import { PersonsStep } from './persons-step.tsx'
import { type PlaceSearch, PlaceStep } from './place-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { type FilingStep, stepsOf } from './steps.ts'

/** What a step is drawn with besides the filing. */
export type Drawing = {
  path: string
  search: PlaceSearch
  errors: readonly FieldError[]
  hasMore?: boolean | undefined
  back?: string | undefined
}

/** The step of a filing at this part of the address; refuses where these answers call for no such step. */
export function stepAt(context: FilingContext, path: string): FilingStep {
  const step = stepsOf(context.version, context.filing).find((one) => one.path === path)
  if (step) return step
  throw notFound('step', {
    vi: 'Bước này không có trong thủ tục, hoặc câu trả lời của bạn không cần đến nó.',
    en: 'There is no such step, or your answers do not call for it.',
  })
}

/** Draws a step, with the errors that stand on it. */
export function drawStep(context: FilingContext, drawing: Drawing): VNode {
  const { search, hasMore, back } = drawing
  const step = stepAt(context, drawing.path)
  const errors = errorsOn(step, drawing.errors)
  switch (step.kind) {
    case 'place':
      return PlaceStep({ context, search, errors })
    case 'persons':
      return PersonsStep({ context, errors, back })
    case 'form':
      return FormStep({ context, step, errors, hasMore, back })
    case 'papers':
      return PapersStep({ context, errors, back })
    case 'review':
      return ReviewStep({ context, idempotencyKey: freshKey() })
  }
}

const HEADS: Record<Exclude<FilingStep['kind'], 'form'>, readonly string[]> = {
  place: ['unit'],
  persons: ['principal', 'behalf'],
  papers: ['papers'],
  review: [],
}

/** Those errors whose fields stand on this step. */
export function errorsOn(step: FilingStep, errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter(({ field }) => {
    const [head = '', key = ''] = field.split('.')
    if (step.kind !== 'form') return HEADS[step.kind].includes(head)
    return head === 'answers' && step.section.fields.some((one) => one.key === key)
  })
}
