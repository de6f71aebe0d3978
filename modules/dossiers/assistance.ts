import { Type, type Static } from 'typebox'
import type { Actor, Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

/** How somebody consented that an officer fills in and files for him. */
export const CONSENTS = ['signed', 'spoken'] as const
export type Consent = (typeof CONSENTS)[number]

/** A consent as people read it. */
export const CONSENT_TEXT: Record<Consent, Text> = {
  signed: { vi: 'đã ký giấy đồng ý', en: 'consented in writing' },
  spoken: { vi: 'đồng ý bằng lời, có mặt tại quầy', en: 'consented in person, in words' },
}

/** Khai giúp: an officer fills in and files with the person's consent, in his own name. */
export const AssistanceInput = Type.Object(
  { consent: Type.Enum([...CONSENTS], { description: 'How the person consented' }) },
  { additionalProperties: false },
)
export type AssistanceInput = Static<typeof AssistanceInput>

/** As the dossier keeps it: the consent, and who helped, by name and office. */
export const Assistance = Type.Object({
  consent: Type.Enum([...CONSENTS]),
  by: Type.String(),
  at: Type.String(),
})
export type Assistance = Static<typeof Assistance>

/** What a dossier keeps of help in filing it; whoever files online in his own account is helped by nobody. */
export function assistanceOf(
  { actor, now, done_by }: Pick<Work, 'actor' | 'now' | 'done_by'>,
  { channel, assistance }: { readonly channel: string; readonly assistance?: AssistanceInput | undefined },
): Assistance | null {
  if (!assistance) return null
  if (channel === 'online' || actor.kind !== 'officer') throw notByOneself()
  return { consent: assistance.consent, by: done_by ?? nameOf(actor), at: now }
}

function nameOf({ name, title }: Actor): string {
  return [name, title].filter(Boolean).join(', ')
}

function notByOneself() {
  const message = {
    vi: 'Khai giúp chỉ ghi ở hồ sơ do cán bộ nhận tại quầy hoặc qua bưu chính, bằng tài khoản của cán bộ.',
    en: 'Help is recorded where an officer takes the dossier in at the counter or by post, in his own account.',
  }
  return invalid('assistance', message, [{ field: 'assistance.consent', message }])
}
