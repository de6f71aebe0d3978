import type { CountedPaper } from '#modules/custody'
import { listOwnPapers } from '#modules/papers'
import { allPapers, papersFor, type PaperBans, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { invalid, type FieldError } from '#platform/refusal.ts'
import type { ChecklistLine, Dossier } from './dossier.ts'
import { wrongFiles } from './wrong-files.ts'

/**
 * The papers a dossier still lacks, as field errors; `shown` papers and those made from the form are never asked for.
 * Files of the form are judged with its answers.
 */
export function missingPapers(
  version: Pick<ProcedureVersion, 'definition'>,
  filed: {
    answers: Dossier['answers']
    checklist: readonly ChecklistLine[]
    channel: Dossier['channel']
    /** What the house's lists forbid to ask for. */
    bans?: PaperBans
  },
): FieldError[] {
  const keys = new Map(filed.checklist.map((line) => [line.key, line]))
  return papersFor(version, filed.answers, filed.bans).flatMap((paper) => {
    if (!paper.required || paper.ban || paper.from_form || paper.in_form || paper.handed === 'shown')
      return []
    const line = keys.get(paper.key)
    const needsFile = filed.channel === 'online' && line !== undefined && line.paper_ids.length === 0
    if (line && !needsFile) return []
    return [
      {
        field: `checklist.${paper.key}`,
        message: { vi: `Còn thiếu: ${paper.name.vi}.`, en: `Missing: ${paper.name.en}.` },
      },
    ]
  })
}

/** Refuses lines that are not papers of the procedure, and files that the actor did not upload. */
export async function checkPapers(
  work: Work,
  dossier: Pick<Dossier, 'answers'> & { version: ProcedureVersion },
  checklist: readonly ChecklistLine[],
): Promise<void> {
  const { definition } = dossier.version
  const known = allPapers(definition).map((paper) => paper.key)
  const foreign = checklist.filter((line) => !known.includes(line.key))
  if (foreign.length > 0) {
    const only = {
      vi: `Giấy tờ của thủ tục này gồm: ${known.join(', ')}.`,
      en: `The papers of this procedure are: ${known.join(', ')}.`,
    }
    throw invalid(
      'unknown_paper',
      only,
      foreign.map((line) => ({ field: `checklist.${line.key}`, message: only })),
    )
  }
  const ids = [...new Set(checklist.flatMap((line) => line.paper_ids))]
  const found = new Map((await listOwnPapers(work, ids)).map((paper) => [paper.id, paper]))
  const lost = checklist.filter((line) => line.paper_ids.some((id) => !found.has(id)))
  if (lost.length > 0) {
    const again = { vi: 'Tệp này không còn. Hãy tải lên lại.', en: 'This file is gone. Upload it again.' }
    throw invalid(
      'unknown_file',
      again,
      lost.map((line) => ({ field: `checklist.${line.key}`, message: again })),
    )
  }
  const wrong = wrongFiles(definition.form, checklist, found)
  const [first] = wrong
  if (first) throw invalid('wrong_files', first.message, wrong)
}

/** The files behind a checklist. */
export function paperIdsOf(checklist: readonly ChecklistLine[]): string[] {
  return checklist.flatMap((line) => line.paper_ids)
}

/** The originals of a checklist that are handed in and stay: what is only shown goes back at once. */
export function originalsOf(
  { checklist }: Pick<Dossier, 'checklist'>,
  { definition }: Pick<ProcedureVersion, 'definition'>,
): CountedPaper[] {
  const rules = new Map(allPapers(definition).map((rule) => [rule.key, rule]))
  return checklist.flatMap(({ key, kind, count }) => {
    const rule = rules.get(key)
    return kind === 'original' && rule?.handed === 'kept' && !rule.from_form
      ? [{ paper_key: key, name: rule.name, count }]
      : []
  })
}
