import { submitDossier, type ChecklistLine, type Dossier, type SubmitInput } from '#modules/dossiers'
import { fieldsOfForm } from '#modules/forms'
import { storePaper } from '#modules/papers'
import { papersFor } from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Unit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { answersFor } from './answers.ts'
import type { Plan } from './plan.ts'
import type { Scan } from './act.ts'

/** Whose filing it is: what of a plan it takes. */
type Filing = Pick<Plan, 'version' | 'channel' | 'resident' | 'proxy' | 'random'> & {
  readonly commune: { readonly unit: Pick<Unit, 'code' | 'slug'> }
}

/** What the resident or the desk hands in: made-up answers, every paper they call for. */
export function filingOf(plan: Filing, now: string): SubmitInput {
  const { version, channel, resident, proxy, commune, random } = plan
  const isOnline = channel === 'online'
  const scene = { resident, unit: commune.unit.code, today: dayOf(now), random, isOnline }
  const answers = answersFor(version.definition.form, scene)
  const lines = papersFor(version, answers).filter(
    (paper) => paper.required && !paper.from_form && paper.handed === 'kept',
  )
  const persons = proxy
    ? { filer: proxy, principal: resident, proxy }
    : { filer: resident, principal: resident }
  return {
    procedure: version.code,
    unit: commune.unit.slug,
    channel,
    persons,
    answers,
    checklist: lines.map((paper) => ({
      key: paper.key,
      kind: isOnline ? 'electronic' : paper.as,
      count: paper.count,
      paper_ids: [],
    })),
  }
}

/** Files the dossier; each paper is uploaded first, at the counter those the form asks as files. */
export async function fileDossier(work: Work, plan: Plan, scan: Scan): Promise<Dossier> {
  const input = filingOf(plan, work.now)
  const checklist: ChecklistLine[] = []
  for (const line of input.checklist) {
    if (plan.channel === 'online' || isFileOf(plan, line.key)) {
      const paper = await storePaper(work, { name: `${line.key}.pdf`, file: scan })
      checklist.push({ ...line, paper_ids: [paper.id] })
    } else checklist.push(line)
  }
  const inForm = checklist.filter(({ key }) => isFileOf(plan, key))
  const files = Object.fromEntries(inForm.map(({ key, paper_ids }) => [key, paper_ids]))
  return submitDossier(work, { ...input, checklist, answers: { ...input.answers, ...files } })
}

function isFileOf({ version }: Plan, key: string): boolean {
  return fieldsOfForm(version.definition.form).some((field) => field.type === 'file' && field.key === key)
}
