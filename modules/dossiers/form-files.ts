import { fileIdsIn, filesAsked, idsIn, type Form } from '#modules/forms'
import { listOwnPapers, type Paper } from '#modules/papers'
import type { Work } from '#modules/record'
import type { ChecklistLine, Dossier } from './dossier.ts'

type Answers = Dossier['answers']

/** The files that answers name, as far as the actor uploaded them himself: nobody files another's papers. */
export async function filesNamed(
  work: Pick<Work, 'trx' | 'actor'>,
  form: Form,
  answers: Answers,
): Promise<ReadonlyMap<string, Paper>> {
  const papers = await listOwnPapers(work, fileIdsIn(form, answers))
  return new Map(papers.map((paper) => [paper.id, paper]))
}

/** Tệp của biểu mẫu là giấy tờ của hồ sơ: a checklist with the files of the form, each under its field's key. */
export function withFormFiles(
  form: Form,
  answers: Answers,
  checklist: readonly ChecklistLine[],
): ChecklistLine[] {
  const files = filesAsked(form, answers).flatMap(({ key }): ChecklistLine[] => {
    const ids = idsIn(answers[key])
    const line = checklist.find((one) => one.key === key)
    if (ids.length === 0) return line ? [line] : []
    const paper_ids = [...new Set([...ids, ...(line?.paper_ids ?? [])])]
    return [{ kind: 'electronic', count: 1, ...line, key, paper_ids }]
  })
  const keys = new Set(files.map(({ key }) => key))
  return [...checklist.filter(({ key }) => !keys.has(key)), ...files]
}

/** The files of the form that came on paper: online there is none. */
export function handedOnPaper({
  channel,
  checklist,
}: Pick<Dossier, 'channel' | 'checklist'>): ReadonlySet<string> {
  return new Set(channel === 'online' ? [] : checklist.map(({ key }) => key))
}
