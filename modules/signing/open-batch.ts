import { randomUUID } from 'node:crypto'
import { holds, once, type Work } from '#modules/record'
import { conflict, forbidden, invalid, notFound } from '#platform/refusal.ts'
import { MOST_IN_BATCH, standingOf, type Batch } from './batch.ts'
import { findBatch, insertBatch, reopenFailed, type Chosen } from './batch-store.ts'

/** Ký theo lô: notes which papers one press asks to be signed or issued; the door then does them one by one. */
export async function openBatch(
  work: Work,
  kind: Batch['kind'],
  chosen: readonly Chosen[],
): Promise<{ id: string }> {
  if (!holds(work.actor, kind === 'seal' ? 'clerk' : 'signer')) throw NOT_YOURS[kind]
  return once(work, async () => {
    const papers = [...new Map(chosen.map((one) => [one.id, one])).values()]
    if (papers.length === 0 || papers.length > MOST_IN_BATCH) {
      const message = {
        vi: `Chọn từ 1 đến ${MOST_IN_BATCH} hồ sơ cho một lượt.`,
        en: `Choose 1 to ${MOST_IN_BATCH} dossiers at a time.`,
      }
      throw invalid('batch_size', message, [{ field: 'items', message }])
    }
    const id = randomUUID()
    await insertBatch(work, { id, kind }, papers)
    return { id }
  })
}

const NOT_YOURS = {
  personal: forbidden('not_a_signer', {
    vi: 'Chỉ người ký có hiệu lực hôm nay được ký theo lô.',
    en: 'Only who holds a signer’s post today signs by the list.',
  }),
  seal: forbidden('not_a_clerk', {
    vi: 'Chỉ văn thư được đóng dấu và phát hành theo lô.',
    en: 'Only a clerk seals and issues by the list.',
  }),
}

/** The batch by its id, if it is one's own. */
export async function getBatch(work: Pick<Work, 'trx'>, id: string): Promise<Batch> {
  const batch = await findBatch(work.trx, id)
  if (batch) return batch
  throw notFound('batch', {
    vi: 'Không có lượt ký này, hoặc lượt ký của người khác.',
    en: 'There is no such batch, or it is somebody else’s.',
  })
}

/** Ký tiếp: what failed is tried again under the number it has, and what was cut off goes on. */
export async function continueBatch(work: Work, id: string): Promise<Batch> {
  const batch = await getBatch(work, id)
  const { state, failed } = standingOf(batch, work.now)
  if (state === 'running') {
    throw conflict('batch_running', {
      vi: 'Lượt ký này đang chạy. Hãy đợi nó xong.',
      en: 'This batch is running. Wait until it has ended.',
    })
  }
  if (failed > 0) await reopenFailed(work, id)
  return getBatch(work, id)
}
