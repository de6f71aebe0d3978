import { Type, type Static } from 'typebox'
import { type Original, returnOriginals, type ReturnInput, takeOriginals } from '#modules/custody'
import { getDossier, originalsOf, placesOf } from '#modules/dossiers'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import { versionOf } from './names.ts'

/** Which papers are brought, and how many of each. */
export const TakeInput = Type.Object(
  {
    papers: Type.Array(
      Type.Object(
        { key: Type.String({ maxLength: 60 }), count: Type.Integer({ minimum: 1, maximum: 100 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60 },
    ),
  },
  { additionalProperties: false },
)
export type TakeInput = Static<typeof TakeInput>

/** Nhận bản chính của một hồ sơ: brought later, into the hands of an officer at one of the dossier's places. */
export async function takeForDossier(
  work: Work,
  code: string,
  { papers }: TakeInput,
): Promise<{ originals: Original[] }> {
  const dossier = await getDossier(work, code)
  const version = await versionOf(work.trx, dossier.procedure_version_id)
  const checklist = papers.map(({ key, count }) => ({ key, count, kind: 'original' as const, paper_ids: [] }))
  const counted = originalsOf({ checklist }, version)
  if (counted.length < papers.length) throw notKept()
  const places = [...placesOf(dossier), dossier.body_agency_id, dossier.support_agency_id]
  const agency = work.actor.posts.find((post) => places.includes(post.agency_id))?.agency_id ?? ''
  const { id } = dossier
  return takeOriginals(work, { dossier: { id, code }, agency, seenBy: placesOf(dossier) }, counted)
}

/** Trả bản chính của một hồ sơ to one of its three persons. */
export async function returnForDossier(
  work: Work,
  code: string,
  { to, ...input }: ReturnInput,
): Promise<{ originals: Original[] }> {
  const dossier = await getDossier(work, code)
  const { id: dossier_id, persons } = dossier
  if (!persons[to]) throw noProxy()
  const number = persons[to].personal_number
  return returnOriginals(work, { dossier_id, to_whom: to, number, seenBy: placesOf(dossier) }, input)
}

function notKept() {
  const message = {
    vi: 'Có giấy tờ không phải bản chính được giữ của thủ tục này: giấy chỉ xuất trình thì xem rồi trả ngay.',
    en: 'A paper is not an original that this procedure keeps: what is only shown is looked at and given back.',
  }
  return invalid('not_kept', message, [{ field: 'papers', message }])
}

function noProxy() {
  const message = {
    vi: 'Hồ sơ này không có người được ủy quyền. Chọn chủ hồ sơ hoặc người nộp.',
    en: 'This dossier has no proxy. Choose the principal or the filer.',
  }
  return invalid('no_such_person', message, [{ field: 'to', message }])
}
