import { limitFor as limitOfRows } from '#modules/calendar'
import type { Channel, Limit } from '#modules/calendar'
import { fieldsOfForm, filesAsked, holds } from '#modules/forms'
import type { Answers } from '#modules/forms'
import type { Definition } from './definition.ts'
import { feesOf } from './fee.ts'
import type { FeeQuestion, Fees } from './fee.ts'
import { banOf, NO_BANS } from './paper-ban.ts'
import type { PaperBan, PaperBans } from './paper-ban.ts'
import { paperOfField, papersOf } from './paper-rule.ts'
import type { PaperAsked } from './paper-rule.ts'

/** Anything that carries a definition: a stored version, or one just read. */
type WithDefinition = { readonly definition: Definition }

/** The case these answers make: the first whose condition holds; null is the plain case. Officers may choose others. */
export function caseFor(version: WithDefinition, answers: Answers): string | null {
  return version.definition.cases.find((one) => one.when && holds(one.when, answers))?.key ?? null
}

/** The legal limit for a channel and case. */
export function limitFor(version: WithDefinition, channel: Channel, kase: string | null): Limit {
  return limitOfRows(version.definition.limits, channel, kase)
}

/** A form that only offers further copies means none where nothing is said; any other form means one. */
function usualCopies(version: WithDefinition): number {
  const offersMore = fieldsOfForm(version.definition.form).some(
    (field) => field.key === 'copies' && !field.required,
  )
  return offersMore ? 0 : 1
}

/** What is to be paid, in whole đồng, on a day. */
export function feeFor(version: WithDefinition, question: FeeQuestion): Fees {
  return feesOf(version.definition.fees, { ...question, copies: question.copies ?? usualCopies(version) })
}

/** The question that a dossier's answers ask: its case, and what it says under `pages` and `copies`. */
export function feeQuestionOf(
  version: WithDefinition,
  answers: Answers,
  filed: Pick<FeeQuestion, 'channel' | 'on' | 'subject'>,
): FeeQuestion {
  const { pages, copies } = answers
  return {
    ...filed,
    case: caseFor(version, answers),
    ...(typeof pages === 'number' ? { pages } : {}),
    ...(typeof copies === 'number' ? { copies } : {}),
  }
}

/** A paper the answers call for; with `ban` nobody may ask for it. */
export type AskedPaper = PaperAsked & { readonly ban?: PaperBan }

/** The papers these answers call for, with the form's files; those the house's lists forbid to ask for are marked. */
export function papersFor(
  version: WithDefinition,
  answers: Answers,
  bans: PaperBans = NO_BANS,
): readonly AskedPaper[] {
  const { papers, form } = version.definition
  const asked = [...papersOf(papers, answers), ...filesAsked(form, answers).map(paperOfField)]
  return asked.map((paper) => {
    const ban = banOf(paper, bans)
    return ban === null ? paper : { ...paper, ban }
  })
}

/** The seven parts every published procedure must have filled (QĐ 766/QĐ-TTg, indicator 1.3). */
export const SEVEN_PARTS = ['name', 'order', 'manner', 'components', 'limit', 'subjects', 'body'] as const

/** Which of the seven parts are not complete; empty when all are. */
export function missingParts(version: WithDefinition): readonly (typeof SEVEN_PARTS)[number][] {
  const { definition } = version
  const filled: Record<(typeof SEVEN_PARTS)[number], boolean> = {
    name: definition.name.vi !== '',
    order: definition.steps.length > 0,
    manner: definition.channels.length > 0,
    components: definition.papers.length > 0,
    limit: definition.limits[0]?.limit.unit !== 'unknown',
    subjects: definition.applicants.length > 0,
    body: definition.competent.handles.length > 0,
  }
  return SEVEN_PARTS.filter((part) => !filled[part])
}
