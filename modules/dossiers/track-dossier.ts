import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { forbidden, notFound } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { findTracked } from './dossier-store.ts'

export const TrackInput = Type.Object(
  {
    code: Type.String({ minLength: 6, maxLength: 60 }),
    phone_tail: Type.String({
      pattern: '^[0-9]{4}$',
      description: 'Last four digits of the phone, or of the personal number',
    }),
  },
  { additionalProperties: false },
)
export type TrackInput = Static<typeof TrackInput>

export const TrackResultInput = Type.Interface(
  [TrackInput],
  {
    personal_number: Type.String({
      pattern: '^[0-9]{10,13}$',
      description: 'The whole personal number (12 digits) or tax code of one of the three persons',
    }),
  },
  { additionalProperties: false },
)
export type TrackResultInput = Static<typeof TrackResultInput>

type Tried = { dossier_id: string | null; tries_left: number; wait_until: string | null }

/** How a look went: the dossier, or why not. A wrong try is kept, so the transaction must commit; the door refuses after. */
export type Tracked = { dossier: Dossier } | { refusal: Error }

/** Tra cứu: code and second factor together open the public view; five wrong tries, then fifteen minutes of wait. */
export async function trackDossier(work: Work, input: TrackInput): Promise<Tracked> {
  const code = input.code.trim().toUpperCase()
  // Both leave in one trip, in this order: the first tells the transaction which dossier it may see, the second reads it.
  const trying = work.trx<
    Tried[]
  >`select * from track_dossier(${code}, ${input.phone_tail}, ${work.now})`.execute()
  const [[tried], dossier] = await Promise.all([trying, findTracked(work.trx)])
  if (tried?.dossier_id && dossier) return { dossier }
  if (tried?.wait_until) {
    const refusal = forbidden('too_many_tries', {
      vi: 'Đã nhập sai 5 lần. Hãy thử lại sau 15 phút, hoặc gọi đường dây nóng ghi trên giấy hẹn.',
      en: 'Five wrong tries. Try again in 15 minutes, or call the hotline on your receipt.',
    })
    return { refusal }
  }
  const left = tried?.tries_left ?? 0
  const refusal = notFound('not_tracked', {
    vi: `Mã hồ sơ hoặc 4 số cuối không khớp. Còn ${left} lần thử.`,
    en: `The code or the four digits do not match. ${left} tries left.`,
  })
  return { refusal }
}

/**
 * Tải kết quả bằng mã: what the receipt shows is not enough for a paper with everything about a person on it, so the whole
 * number of one of the three persons is asked too. Every try counts, also a right one: four, then fifteen minutes of wait.
 */
export async function trackResult(work: Work, input: TrackResultInput): Promise<Tracked> {
  const code = input.code.trim().toUpperCase()
  // Counted under a name of its own: a right tail forgets the wrong ones before it.
  const [counted] = await work.trx<Tried[]>`select * from track_dossier(${`KQ ${code}`}, '', ${work.now})`
  if (counted?.wait_until) return { refusal: TOO_MANY_RESULTS }
  const tracked = await trackDossier(work, { code, phone_tail: input.phone_tail })
  if ('refusal' in tracked) return tracked
  const { filer, principal, proxy } = tracked.dossier.persons
  const numbers = [filer, principal, proxy].flatMap((one) => [one?.personal_number, one?.tax_code])
  return numbers.includes(input.personal_number) ? tracked : { refusal: OTHER_PERSON }
}

const TOO_MANY_RESULTS = forbidden('too_many_tries', {
  vi: 'Đã thử tải nhiều lần. Hãy thử lại sau 15 phút, hoặc đăng nhập để tải.',
  en: 'Too many tries. Try again in 15 minutes, or sign in to download it.',
})
const OTHER_PERSON = notFound('other_person', {
  vi: 'Số định danh không phải của người trong hồ sơ này. Ghi đủ 12 số của người nộp, chủ hồ sơ hoặc người được ủy quyền.',
  en: 'That number is of nobody in this dossier. Write all 12 digits of the filer, the principal or the proxy.',
})
