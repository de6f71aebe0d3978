import { fileInChain, type FileInput } from '#modules/chains'
import {
  type ChecklistLine,
  dropDraft,
  type Dossier,
  filesNamed,
  getDraft,
  missingPapers,
} from '#modules/dossiers'
import { checkAnswers } from '#modules/forms'
import type { Paper } from '#modules/papers'
import type { NamedPerson } from '#modules/people'
import type { ProcedureVersion } from '#modules/procedures'
import { replayAnswer, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, type FieldError } from '#platform/refusal.ts'
import { type Filing, filingOf } from './filing.ts'
import { personErrors, personsOf } from './persons.ts'
import { papersToUpload } from './steps.ts'

/** The papers of a filing as the dossier keeps them. */
function checklistOf(version: ProcedureVersion, filing: Filing): ChecklistLine[] {
  return papersToUpload(version, filing).flatMap((paper) => {
    const files = filing.papers[paper.key] ?? []
    if (files.length === 0) return []
    return [{ key: paper.key, kind: 'electronic', count: paper.count, paper_ids: files.map(({ id }) => id) }]
  })
}

/** A filing with its version and the files its answers name. */
type Told = {
  readonly version: ProcedureVersion
  readonly filing: Filing
  readonly files: ReadonlyMap<string, Paper>
}

/** Everything that still keeps a filing from being filed, each under the name of its control. */
export function filingErrors({ version, filing, files }: Told, today: string): FieldError[] {
  const { answers, errors } = checkAnswers(version.definition.form, filing.answers, { today, files })
  const checklist = checklistOf(version, filing)
  const missing = missingPapers(version, { answers, checklist, channel: 'online' })
  const noUnit = { vi: 'Chọn phường, xã để nộp.', en: 'Choose the commune it is for.' }
  return [
    ...(filing.unit ? [] : [{ field: 'unit', message: noUnit }]),
    ...personErrors(filing),
    ...errors.map((error) => ({ ...error, field: `answers.${error.field}` })),
    ...missing.map(atPaper),
  ]
}

/** A refusal about a paper of the checklist stands at the field of its file. */
export function atPaper(error: FieldError): FieldError {
  return { ...error, field: error.field.replace(/^checklist\./, 'papers.') }
}

/** What is filed, out of what was told. */
function inputOf(version: ProcedureVersion, filing: Filing, own: NamedPerson): FileInput {
  return {
    procedure: version.code,
    unit: filing.unit,
    channel: 'online',
    persons: personsOf(filing, own),
    answers: { ...filing.answers },
    checklist: checklistOf(version, filing),
  }
}

/** Files a draft and drops it, in one transaction; the same key again answers with the same dossier. */
export async function submitFiling(
  work: Work,
  filed: { draft: string; version: ProcedureVersion; own: NamedPerson; chain?: string | undefined },
): Promise<Dossier> {
  await replayAnswer(work)
  const draft = await getDraft(work.trx, filed.draft).catch(async (error: unknown) => {
    // The first press may have been committed since the key was looked up: it took the draft and left its answer.
    await replayAnswer(work)
    throw error
  })
  const filing = filingOf(draft)
  const files = await filesNamed(work, filed.version.definition.form, filing.answers)
  const errors = filingErrors({ version: filed.version, filing, files }, dayOf(work.now))
  if (errors.length > 0) {
    throw conflict('draft_incomplete', {
      vi: 'Hồ sơ còn chỗ cần sửa; hãy xem lại từng mục.',
      en: 'Some entries need to be corrected; please check them.',
    })
  }
  const input = inputOf(filed.version, filing, filed.own)
  const { chain } = filed
  const dossier = await fileInChain(work, { ...input, ...(chain ? { chain } : {}) })
  await dropDraft(work, filed.draft)
  return dossier
}
