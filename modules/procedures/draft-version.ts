import { randomUUID } from 'node:crypto'
import { once, recordEvent, type Work } from '#modules/record'
import { conflict, invalid, notFound } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import {
  type Effect,
  type ProcedureDraft,
  deleteDraft,
  selectDraft,
  selectLastNumber,
  upsertDraft,
} from './drafts-store.ts'
import { findVersion } from './find-version.ts'

/** What is saved of a draft: without `definition` it begins with the version in force; `revision` is the one seen. */
export type DraftVersionInput = {
  readonly code: string
  readonly definition?: unknown
  readonly effect?: Effect
  readonly revision?: number
}

/** Soạn phiên bản: saves the next version of a procedure while the current one runs; it is judged when published. */
export async function draftVersion(work: Work, input: DraftVersionInput): Promise<ProcedureDraft> {
  mustAdminister(work.actor)
  return once(work, () => saveDraft(work, input))
}

async function saveDraft(work: Work, input: DraftVersionInput): Promise<ProcedureDraft> {
  const before = await selectDraft(work.trx, input.code, true)
  if (before && input.revision !== undefined && input.revision !== before.revision) {
    throw conflict('draft_stale', {
      vi: 'Bản soạn đã được người khác lưu. Hãy mở lại rồi sửa tiếp.',
      en: 'Somebody saved this draft meanwhile. Open it again, then go on.',
    })
  }
  const version = before?.version ?? (await selectLastNumber(work.trx, input.code)) + 1
  const begun = before?.definition ?? (await definitionInForce(work, input.code))
  const saved = await upsertDraft(work.trx, {
    ...{
      id: before?.id ?? randomUUID(),
      code: input.code,
      version,
      saved_at: work.now,
      saved_by: work.actor.id,
    },
    definition: numbered(input.definition ?? begun, input.code, version),
    effect: input.effect ?? before?.effect ?? 'keep',
  })
  await tell(work, saved, 'save')
  return saved
}

/** Bỏ bản soạn: throws the draft of a procedure away; the running version stays as it is. */
export async function dropVersionDraft(work: Work, code: string): Promise<ProcedureDraft> {
  mustAdminister(work.actor)
  return once(work, async () => {
    const draft = await selectDraft(work.trx, code, true)
    if (!draft) throw noDraft(code)
    await deleteDraft(work.trx, code)
    await tell(work, { ...draft, revision: draft.revision + 1 }, 'drop')
    return draft
  })
}

/** Nobody writes a next version of it. */
export function noDraft(code: string) {
  return notFound('no_draft', {
    vi: `Thủ tục ${code} không có bản đang soạn.`,
    en: `Nobody is writing a next version of ${code}.`,
  })
}

async function definitionInForce(work: Work, code: string): Promise<unknown> {
  const version = await findVersion(work.trx, code, work.now)
  if (version) return version.definition
  throw invalid('no_version_to_begin_with', {
    vi: `Thủ tục ${code} chưa có phiên bản đang áp dụng để soạn tiếp.`,
    en: `${code} has no version in force to begin with.`,
  })
}

/** A draft is always of its own procedure and number, whatever was sent. */
function numbered(definition: unknown, code: string, version: number): unknown {
  return { ...Object(definition), code, version }
}

async function tell(work: Work, draft: ProcedureDraft, act: string): Promise<void> {
  await recordEvent(work, {
    ...{
      module: 'procedures',
      noun: 'procedure_draft',
      noun_id: draft.id,
      noun_version: draft.revision,
      act,
    },
    ...{ agency_id: null, unit_id: null },
    data: { procedure: draft.code, number: draft.version, effect: draft.effect },
  })
}
