import { submitDossier, type ChecklistLine, type Dossier, type SubmitInput } from '#modules/dossiers'
import { storePaper } from '#modules/papers'
import { papersFor } from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { answersFor } from './answers.ts'
import type { Plan } from './plan.ts'
import type { Scan } from './act.ts'

/** What the resident or the desk hands in: made-up answers, every paper they call for. */
function filingOf(plan: Plan, now: string): SubmitInput {
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

/** Files the dossier; online each paper is uploaded first. */
export async function fileDossier(work: Work, plan: Plan, scan: Scan): Promise<Dossier> {
  const input = filingOf(plan, work.now)
  if (plan.channel !== 'online') return submitDossier(work, input)
  const checklist: ChecklistLine[] = []
  for (const line of input.checklist) {
    const paper = await storePaper(work, { name: `${line.key}.pdf`, file: scan })
    checklist.push({ ...line, paper_ids: [paper.id] })
  }
  return submitDossier(work, { ...input, checklist })
}
