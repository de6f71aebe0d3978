import { createHash } from 'node:crypto'
import { once, recordEvent, type Work } from '#modules/record'
import { formatClockText, toClockText } from '#platform/dates.ts'
import { conflict, invalid, notFound } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import { noDraft } from './draft-version.ts'
import {
  deleteDraft,
  insertPublished,
  selectDraft,
  selectStanding,
  selectStandings,
  updateRevoked,
  type VersionStanding,
} from './drafts-store.ts'
import { momentToCome } from './future-day.ts'
import { countChange } from './lists-store.ts'
import { checkDefinition } from './parse-definition.ts'
import { versionId } from './procedure-version.ts'
import { writeDefinition } from './write-definition.ts'

type Publishing = { readonly code: string; readonly valid_from: string }

/** Ban hành: the draft becomes a version from a moment to come, on Hà Nội's clock; dossiers keep theirs unless it says otherwise. */
export async function publishVersion(work: Work, asked: Publishing): Promise<VersionStanding> {
  mustAdminister(work.actor)
  return once(work, () => publish(work, asked))
}

async function publish(work: Work, asked: Publishing): Promise<VersionStanding> {
  const valid_from = momentToCome(work.now, asked.valid_from)
  const draft = await selectDraft(work.trx, asked.code, true)
  if (!draft) throw noDraft(asked.code)
  const definition = checkDefinition(
    { ...Object(draft.definition), valid_from, valid_to: null },
    `${draft.code} v${draft.version}`,
  )
  // As the file would be hashed that an export writes: the same version has the same id when it comes from there.
  const sha256 = createHash('sha256').update(writeDefinition(definition)).digest('hex')
  const { code, version, effect } = draft
  mustFollow(await selectStandings(work.trx, code), valid_from)
  const row = {
    ...{ id: versionId(code, version, sha256), code, version, effect },
    ...{ valid_from, published_at: work.now },
  }
  await insertPublished(work.trx, { ...row, definition, sha256, published_by: work.actor.id })
  await deleteDraft(work.trx, code)
  await tell(work, row, 'publish')
  return { ...row, revoked_at: null }
}

/**
 * Versions follow each other: none begins before one that was published earlier and still stands. Of two that begin
 * together the later number counts, as a correction does.
 */
function mustFollow(others: readonly VersionStanding[], valid_from: string): void {
  const ahead = others.find((one) => !one.revoked_at && one.valid_from > valid_from)
  if (!ahead) return
  const begins = formatClockText(ahead.valid_from)
  const message = {
    vi: `Phiên bản ${ahead.version} bắt đầu từ ${begins}. Hãy chọn thời điểm ấy hoặc sau đó, hoặc thu hồi phiên bản ấy trước.`,
    en: `Version ${ahead.version} begins ${begins}. Choose that moment or a later one, or revoke that version first.`,
  }
  throw invalid('version_ahead', message, [{ field: 'valid_from', message }])
}

/** Thu hồi: takes a published version back, as long as it has not begun. */
export async function revokeVersion(work: Work, id: string): Promise<VersionStanding> {
  mustAdminister(work.actor)
  return once(work, () => revoke(work, id))
}

async function revoke(work: Work, id: string): Promise<VersionStanding> {
  const row = await selectStanding(work.trx, id)
  if (!row || row.revoked_at) {
    throw notFound('procedure_version', { vi: 'Không có phiên bản này.', en: 'There is no such version.' })
  }
  if (row.valid_from <= toClockText(work.now)) {
    throw conflict('version_in_force', {
      vi: 'Phiên bản này đã có hiệu lực. Hãy soạn phiên bản tiếp theo.',
      en: 'This version is in force. Write the next one instead.',
    })
  }
  await updateRevoked(work.trx, id, work.now)
  await tell(work, row, 'revoke')
  return { ...row, revoked_at: work.now }
}

type Told = Pick<VersionStanding, 'id' | 'code' | 'version' | 'valid_from' | 'effect'>

async function tell(work: Work, row: Told, act: 'publish' | 'revoke'): Promise<void> {
  await countChange(work.trx)
  await recordEvent(work, {
    ...{ module: 'procedures', noun: 'procedure_version', noun_id: row.id, act },
    ...{ noun_version: act === 'publish' ? 1 : 2, agency_id: null, unit_id: null },
    data: { procedure: row.code, number: row.version, valid_from: row.valid_from, effect: row.effect },
  })
}
