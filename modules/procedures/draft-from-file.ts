import { once, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import { mustAdminister } from './catalogue-policy.ts'
import { draftVersion } from './draft-version.ts'
import { selectDraft, type ProcedureDraft } from './drafts-store.ts'
import { selectKnownCodes } from './lists-store.ts'
import { readDefinition } from './parse-definition.ts'

/** Soạn từ tệp: a definition file becomes the draft of its procedure, unless somebody writes one already. */
export async function draftFromFile(work: Work, text: string, name: string): Promise<ProcedureDraft> {
  mustAdminister(work.actor)
  return once(work, () => take({ ...work, key: null }, text, name))
}

async function take(work: Work, text: string, name: string): Promise<ProcedureDraft> {
  const definition = readDefinition(text, name)
  const { code } = definition
  if (!(await selectKnownCodes(work.trx, [code])).has(code)) {
    const message = {
      vi: `danh mục không có thủ tục mã ${code}`,
      en: `the catalogue has no procedure ${code}`,
    }
    throw invalid('unknown_code', message, [{ field: '/code', message }])
  }
  if (await selectDraft(work.trx, code)) {
    throw conflict('draft_there', {
      vi: `Thủ tục ${code} đang có bản soạn. Hãy công bố hoặc bỏ bản đó trước.`,
      en: `A draft of ${code} is being written. Publish or drop that one first.`,
    })
  }
  return draftVersion(work, { code, definition })
}
