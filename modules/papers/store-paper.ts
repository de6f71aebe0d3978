import { randomUUID } from 'node:crypto'
import { replayAnswer, type Work } from '#modules/record'
import type { StoredFile } from '#platform/files.ts'
import type { MediaFacts } from '#platform/media/inspect.ts'
import { conflict, forbidden } from '#platform/refusal.ts'
import { displayName, type Paper } from './paper.ts'
import { countWaiting, insertPaper } from './papers-store.ts'

/** Waiting papers one account may have: enough for several large dossiers, too little to fill a disk. */
const MOST_WAITING = 200
const MOST_WAITING_BYTES = 2 * 1024 * 1024 * 1024

/** A file in the store with what the inspector found in it. */
export type NewPaper = { readonly name: string; readonly file: StoredFile & { readonly facts: MediaFacts } }

/** May the actor upload one more? Ask before the bytes are taken in; `storePaper` asks again. */
export async function mayUpload(work: Work): Promise<void> {
  if (work.actor.id === null) {
    throw forbidden('sign_in_to_upload', {
      vi: 'Hãy đăng nhập để gửi giấy tờ.',
      en: 'Sign in to upload papers.',
    })
  }
  const waiting = await countWaiting(work)
  if (waiting.papers >= MOST_WAITING || waiting.bytes >= MOST_WAITING_BYTES) {
    throw conflict('too_many_papers_waiting', {
      vi: `Bạn có ${waiting.papers} tệp chưa thuộc hồ sơ nào. Hãy nộp hồ sơ hoặc xóa bớt tệp trước khi gửi thêm.`,
      en: `You have ${waiting.papers} files that belong to no dossier. File the dossier or delete some first.`,
    })
  }
}

/** Nhận giấy tờ: notes a file that is already safe in the store. It is the uploader's until something holds it. */
export async function storePaper(work: Work, { name, file }: NewPaper): Promise<Paper> {
  await replayAnswer(work)
  await mayUpload(work)
  return insertPaper(work, {
    id: randomUUID(),
    name: displayName(name),
    media: file.facts.media,
    bytes: file.bytes,
    pages: file.facts.pages,
    sha256: file.sha256,
    uploaded_at: work.now,
    held_for: null,
  })
}
