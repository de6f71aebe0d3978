import { randomUUID } from 'node:crypto'
import { recordEvent, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import type { Verifier } from '#platform/tlog/note.ts'
import { addVerifier, listVerifiers } from './log-keys.ts'

/** The key that signs from now on, and why the former one does no longer. */
export type Replacement = { readonly verifier: Verifier; readonly reason: string }

/**
 * Thay khóa ký nhật ký: an operator's own step, never done silently. The new key has a name of its own, so that every
 * witness of the log sees it, and the replacement is an event of the log itself.
 */
export async function replaceKey(work: Work, { verifier, reason }: Replacement): Promise<void> {
  const said = reason.trim()
  if (said.length < 5 || said.length > 500) {
    const message = {
      vi: 'Ghi lý do thay khóa, từ 5 đến 500 ký tự.',
      en: 'Say why the key is replaced, in 5 to 500 characters.',
    }
    throw invalid('key_reason', message, [{ field: 'reason', message }])
  }
  const known = await listVerifiers(work.trx)
  const [former] = known
  if (!former) {
    throw conflict('no_key_yet', {
      vi: 'Nhật ký chưa có khóa nào để thay.',
      en: 'The log has no key to replace yet.',
    })
  }
  if (known.some(({ name }) => name === verifier.name)) {
    throw conflict('key_name_taken', {
      vi: 'Khóa mới phải mang tên mới, để người làm chứng nhận ra việc thay khóa.',
      en: 'A new key bears a new name, so that witnesses see the change.',
    })
  }
  await addVerifier(work.trx, verifier, work.now)
  await recordEvent(work, {
    ...{ module: 'evidence', noun: 'log', noun_id: randomUUID(), noun_version: 1, act: 'replace_key' },
    ...{ agency_id: null, unit_id: null, data: { from: former.text, to: verifier.text, reason: said } },
  })
}
