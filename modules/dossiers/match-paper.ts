import { listSignatures } from '#modules/signing'
import type { Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import { readStatement, sealedIn } from '#platform/tlog/statement.ts'
import type { Text } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'

/** In what a paper may differ from the electronic result. */
export type Difference = NonNullable<Dossier['paper_check']>['differs'][number]

const DIFFERS: Record<Difference, Text> = {
  code: { vi: 'mã hồ sơ', en: 'the code' },
  number: { vi: 'số', en: 'the number' },
  facts: { vi: 'nội dung đã in', en: 'what is printed' },
}

/**
 * So bản giấy với bản ký số: what the paper's QR states, or the number typed from it, must be that of the signed result;
 * a paper that is another is not handed over (NĐ 45/2020 Đ18: the paper is made from the electronic result).
 */
export async function mustMatchPaper(work: Work, dossier: Dossier, scanned = ''): Promise<void> {
  const number = dossier.decision?.signature?.number ?? ''
  const typed = /^(\d{1,7})(?:\/(\d{4}))?$/.exec(scanned.trim().replace(/\/[^\d].*$/, ''))
  if (typed) {
    const [own = '', year = ''] = number.split('/')
    const [, said = '', ofYear = year] = typed
    if (Number(said) !== Number(own) || ofYear !== year) throw differs(['number'], number)
    return
  }
  const statement = scanned === '' ? null : readStatement(sealedIn(scanned))
  if (!statement) {
    const message = scanned === '' ? UNCHECKED : UNREADABLE
    throw invalid('paper_unchecked', message, [{ field: 'paper', message }])
  }
  const signatures = await listSignatures(work.trx, dossier.id)
  const kept = signatures.find(({ id }) => id === dossier.decision?.signature?.id)?.facts_digest
  const found: Difference[] = []
  if (statement.code !== dossier.code) found.push('code')
  if (statement.number !== number) found.push('number')
  if (kept && Buffer.from(statement.facts).toString('hex') !== kept) found.push('facts')
  if (found.length > 0) throw differs(found, number)
}

const UNCHECKED = {
  vi: 'Quét mã QR “đối chiếu” trên bản giấy, hoặc gõ số của bản giấy, để so với bản ký số.',
  en: 'Scan the paper’s checking code, or type the number on it, to compare it with the signed result.',
}
const UNREADABLE = {
  vi: 'Không đọc được: hãy quét mã QR “Quét để đối chiếu” trên bản giấy, hoặc gõ số, ví dụ 12/2026.',
  en: 'This cannot be read: scan the checking code on the paper, or type the number, for example 12/2026.',
}

function differs(found: readonly Difference[], number: string) {
  const [vi, en] = [found.map((one) => DIFFERS[one].vi), found.map((one) => DIFFERS[one].en)]
  return conflict(
    'paper_differs',
    {
      vi: `Bản giấy không khớp bản ký số (${vi.join(', ')}). Bản ký số có số ${number}. Hãy in lại từ bản ký số rồi trả bản in đó; nếu phải trả bản giấy này, lãnh đạo ghi lý do trên hồ sơ trước.`,
      en: `The paper is not the signed result (${en.join(', ')}), whose number is ${number}. Print the signed result again and hand that over; if this very paper must be handed over, a head first records why on the dossier.`,
    },
    { differs: found },
  )
}
