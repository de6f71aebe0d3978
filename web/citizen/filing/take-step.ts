import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { filesNamed } from '#modules/dossiers'
import { checkAnswers } from '#modules/forms'
import { getUnit, keepAnswer, whereToGo } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { partsOf, typed } from '#web/forms/field-shape.ts'
import { REMOVE_FILE } from '#web/forms/shapes/file.tsx'
import { isRowPressed, readAnswers } from '#web/forms/read-answers.ts'
import { fieldsOf } from '#web/serve.ts'
import { isOurs } from '../province.ts'
import { type FilingContext, keepFiling } from './context.ts'
import { errorsOn, stepAt } from './draw-step.ts'
import { BEHALVES, type Filing } from './filing.ts'
import { askedKeys } from './form-step.tsx'
import { personErrors, prefilled, readPrincipal } from './persons.ts'
import type { FilingStep } from './steps.ts'
import { filingErrors } from './submit-filing.ts'
import { receiveFiles } from '#web/uploads.ts'
import { takePapers } from './uploads.ts'

/** What came of a posted step: kept as a draft in any case; `stays` when the step is to be shown again. */
export type Taken = {
  context: FilingContext
  path: string
  errors: readonly FieldError[]
  stays: boolean
  hasMore?: boolean
}

type Posted = FastifyRequest<{ Params: { step: string } }>

/** Takes a posted step in. */
export async function takeStep(door: Door, request: Posted, context: FilingContext): Promise<Taken> {
  const step = stepAt(context, request.params.step)
  switch (step.kind) {
    case 'place':
      return takePlace(door, request, context)
    case 'persons':
      return takePersons(door, request, context)
    case 'form':
      return takeForm(door, request, { context, step })
    case 'papers':
      return takeFiles(door, request, context)
    case 'review':
      return { context, path: step.path, errors: [], stays: true }
  }
}

async function kept(door: Door, context: FilingContext, filing: Filing): Promise<FilingContext> {
  return { ...context, filing: await keepFiling(door, context, () => Promise.resolve(filing)) }
}

/** The commune, and how it was found: the answer is kept beside the filing. */
async function takePlace(door: Door, request: Posted, context: FilingContext): Promise<Taken> {
  const fields = fieldsOf(request)
  const on = dayOf(context.reader.now)
  const chosen = typed(fields['unit'])
  if (!chosen) {
    const message = { vi: 'Chọn phường, xã để nộp.', en: 'Choose the commune it is for.' }
    throw invalid('unit', message, [{ field: 'unit', message }])
  }
  const unit = await getUnit(door.house.app, chosen, on)
  if (!isOurs(unit)) {
    const message = {
      vi: `${unit.full_name} không thuộc thành phố này. Chọn phường, xã của thành phố.`,
      en: `${unit.full_name} is not in this city. Choose a commune of the city.`,
    }
    throw invalid('unit_elsewhere', message, [{ field: 'unit', message }])
  }
  const q = typed(fields['q'])
  const answer = q ? await whereToGo(door.house.app, { q, on }) : null
  const filing = await keepFiling(door, context, async (work) => {
    const where = answer ? await keepAnswer(work.trx, answer, work.now) : ''
    const moved = { ...context.filing, unit: unit.code, where }
    return { ...moved, answers: { ...moved.answers, ...placed(context, moved.answers, unit.code) } }
  })
  return { context: { ...context, unit, filing }, path: 'noi-nop', errors: [], stays: false }
}

/** The commune of the address that decides follows the commune that was chosen. */
function placed({ version }: FilingContext, answers: Filing['answers'], unit: string): Filing['answers'] {
  const { place } = version.definition.competent
  if (place.by !== 'field' || answers[place.field] === undefined) return {}
  return { [place.field]: { ...partsOf(answers[place.field]), unit } }
}

async function takePersons(door: Door, request: Posted, context: FilingContext): Promise<Taken> {
  const fields = fieldsOf(request)
  const behalf = BEHALVES.find((one) => one === fields['behalf']) ?? 'self'
  const told = { ...context.filing, behalf, principal: readPrincipal(fields['principal']) }
  const filing = { ...told, answers: prefilled(context.version, told, context) }
  // The questions about somebody else appear once one has said so; nothing is wrong before they were seen.
  const stays = isRefresh(fields) || (behalf !== 'self' && fields['shown'] !== behalf)
  const errors = stays ? [] : personErrors(filing)
  return { context: await kept(door, context, filing), path: 'nguoi-nop', errors, stays }
}

/** A script asks what the step looks like now. */
function isRefresh(fields: Readonly<Record<string, unknown>>): boolean {
  return fields['refresh'] === '1'
}

type FormTaken = { context: FilingContext; step: FilingStep & { kind: 'form' } }

async function takeForm(door: Door, request: Posted, { context, step }: FormTaken): Promise<Taken> {
  const { actor } = context.reader
  const { fields, errors: unread } = await receiveFiles(door, request, actor)
  const { version } = context
  const { form } = version.definition
  const { add_row, remove_row, [REMOVE_FILE]: remove_file } = fields
  const pressed = { add_row, remove_row, remove_file }
  const all = readAnswers(form, fields['answers'], pressed)
  const ofStep = new Set(step.section.fields.map(({ key }) => key))
  const others = Object.entries(context.filing.answers).filter(([key]) => !ofStep.has(key))
  const answers = { ...Object.fromEntries(others), ...pick(all, ofStep) }
  const filing = { ...context.filing, answers, unit: unitOf(context, answers) }
  const files = await read(door, actor, (trx) => filesNamed({ trx, actor }, form, answers))
  const now = { ...(await kept(door, context, filing)), files }
  const asked = new Set(typed(fields['asked']).split(' '))
  const hasMore = askedKeys(now, step.section).some((key) => !asked.has(key))
  const today = dayOf(context.reader.now)
  const checked = checkAnswers(form, answers, { today, files }).errors
  const errors = errorsOn(
    step,
    checked.map((error) => ({ ...error, field: `answers.${error.field}` })),
  ).filter(({ field }) => asked.has(field.split('.')[1] ?? ''))
  const told = [...unread, ...errors.filter(({ field }) => !unread.some((one) => one.field === field))]
  const stays = isRowPressed(pressed) || isRefresh(fields)
  if (stays) return { context: now, path: step.path, errors: unread, stays }
  return { context: now, path: step.path, errors: told, stays: hasMore, hasMore }
}

function pick(answers: Filing['answers'], keys: ReadonlySet<string>): Filing['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}

/** Where an address decides the commune, the address is the truth. */
function unitOf({ version, filing }: FilingContext, answers: Filing['answers']): string {
  const { place } = version.definition.competent
  const named = place.by === 'field' ? typed(partsOf(answers[place.field])['unit']) : ''
  return named || filing.unit
}

async function takeFiles(door: Door, request: Posted, context: FilingContext): Promise<Taken> {
  const { fields, files, errors } = await takePapers(door, request, context.reader.actor)
  const now = await kept(door, context, { ...context.filing, papers: files })
  const stays = typeof fields['remove'] === 'string'
  const missing = stays ? [] : filingErrors(now, dayOf(context.reader.now))
  const told = missing.filter(
    ({ field }) => field.startsWith('papers.') && !errors.some((error) => error.field === field),
  )
  return { context: now, path: 'giay-to', errors: [...errors, ...told], stays }
}
