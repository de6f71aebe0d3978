import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { forbidden, notFound } from '#platform/refusal.ts'
import { literal } from '#platform/transaction.ts'
import type { Dossier } from './dossier.ts'
import { getDossierById } from './dossier-store.ts'

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

type Tried = { dossier_id: string | null; tries_left: number; wait_until: string | null }

/** How a look went: the dossier, or why not. A wrong try is kept, so the transaction must commit; the door refuses after. */
export type Tracked = { dossier: Dossier } | { refusal: Error }

/** Tra cứu: code and second factor together open the public view; five wrong tries, then fifteen minutes of wait. */
export async function trackDossier(work: Work, input: TrackInput): Promise<Tracked> {
  const code = input.code.trim().toUpperCase()
  const [tried] = await work.trx<
    Tried[]
  >`select * from track_dossier(${code}, ${input.phone_tail}, ${work.now})`
  if (tried?.dossier_id) {
    await work.trx.unsafe(`set local app.tracked = ${literal(tried.dossier_id)}`)
    return { dossier: await getDossierById(work.trx, tried.dossier_id) }
  }
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
