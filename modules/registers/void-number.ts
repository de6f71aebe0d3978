import type { Work } from '#modules/record'
import { conflict, invalid, notFound } from '#platform/refusal.ts'
import type { Book } from './register.ts'
import { lockEntry, updateVoided } from './registers-store.ts'

/**
 * Hủy số: a number that will never bear a paper is given up with its reason; it stays in the book and is never used
 * again. Called by the act of the module that took it, which tells it in its own event.
 */
export async function voidNumber(
  work: Work,
  { number, ...book }: Book & { readonly number: number },
  reason: string,
): Promise<void> {
  const said = reason.trim()
  if (said.length < 5) {
    const message = {
      vi: 'Ghi lý do hủy số, ít nhất 5 ký tự.',
      en: 'Give the reason, at least 5 characters.',
    }
    throw invalid('void_reason', message, [{ field: 'reason', message }])
  }
  const entry = await lockEntry(work.trx, book, number)
  if (!entry) {
    throw notFound('register_entry', {
      vi: `Sổ không có số ${number}/${book.year}, hoặc bạn không có quyền xem.`,
      en: `The register has no number ${number}/${book.year}, or you may not see it.`,
    })
  }
  if (entry.voided_at !== null) {
    throw conflict('voided_already', {
      vi: `Số ${number}/${book.year} đã hủy: ${entry.void_reason}.`,
      en: `Number ${number}/${book.year} was given up before: ${entry.void_reason}.`,
    })
  }
  await updateVoided(
    work.trx,
    { ...book, number },
    { at: work.now, by: work.actor.name || 'Hệ thống', reason: said },
  )
}
