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

/** Copies of one result that waits for its signature, by their codes. */
export async function manyEndorsed(house: House, people: People, count: number): Promise<string[]> {
  const { code } = await endorsedBy(people)
  const rows = await house.owner<{ code: string }[]>`
    insert into dossiers
    select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', d.code || '-' || i))).*
    from dossiers d, generate_series(1, ${count - 1}) i where d.code = ${code} returning code`
  return [code, ...rows.map((row) => row.code)]
}

/** The same dossiers as they are chosen for a batch: with their versions, in the order given. */
export async function chosenOf(house: House, codes: readonly string[]) {
  const rows = await house.owner<{ code: string; version: number }[]>`
    select code, version from dossiers where code = any (${[...codes]})`
  return codes.flatMap((code) => rows.find((row) => row.code === code) ?? [])
}
