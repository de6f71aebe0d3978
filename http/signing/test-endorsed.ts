import { proposeDossier, approveDossier } from '#modules/dossiers'
import { listSignatures, type Signature } from '#modules/signing'
import type { House } from '#db/house.ts'
import type { peopleOfCauGiay } from '#test/cau-giay.ts'

type People = Awaited<ReturnType<typeof peopleOfCauGiay>>

/** A result of Cầu Giấy that waits for its signature. */
export async function endorsedBy({ as, underReview }: People): Promise<{ code: string }> {
  const target = await underReview()
  const summary = 'Xác nhận ông Nguyễn Văn An hiện chưa đăng ký kết hôn với ai.'
  await as('specialist', (work) => proposeDossier(work, target, { outcome: 'granted', summary }))
  await as('head', (work) => approveDossier(work, target))
  return target
}

/** The signatures of a dossier, oldest first. */
export async function signaturesOf(house: House, code: string): Promise<Signature[]> {
  const [row] = await house.owner<{ id: string }[]>`select id from dossiers where code = ${code}`
  return listSignatures(house.owner, row?.id ?? '')
}
