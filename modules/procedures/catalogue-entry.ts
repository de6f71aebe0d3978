import { Type } from 'typebox'
import { Limit } from '#modules/calendar'
import type { Text } from '#platform/text.ts'
import { AUDIENCES, ProcedureCode } from './definition.ts'

/** What is known of a procedure whether or not it is handled here. */
export const CatalogueEntry = Type.Object({
  code: ProcedureCode,
  name: Type.String({ minLength: 1 }),
  field: Type.String({ minLength: 1 }),
  ministry: Type.String({ minLength: 1 }),
  /** accepted_only: taken in at any commune, decided elsewhere. */
  scope: Type.Enum(['commune', 'accepted_only']),
  /** As published; several where the channel or the case decides. */
  limits: Type.Array(Limit),
  /** A few Vietnamese words; empty where nobody published it. */
  fee: Type.String(),
  /** Empty where it is not known who may apply. */
  audiences: Type.Array(Type.Enum([...AUDIENCES])),
  /** When the facts were true: a day or a month. */
  as_of: Type.String(),
  /** False where the code was read from a picture and awaits a check. */
  is_verified: Type.Boolean(),
  also_called: Type.Array(Type.String()),
  /** 0–100; decides among equal matches. */
  popularity: Type.Integer({ minimum: 0, maximum: 100 }),
})
export type CatalogueEntry = Type.Static<typeof CatalogueEntry>

/** What to tell people about a procedure that this house does not handle: where to file it instead. */
export function whereToFileInstead(entry: Pick<CatalogueEntry, 'scope'>): Text {
  if (entry.scope === 'commune') {
    return {
      vi: 'Thủ tục này chưa nhận trực tuyến tại đây. Bạn nộp tại quầy của phường, xã hoặc trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).',
      en: 'This procedure cannot be filed here yet. File it at the desk of your ward or commune, or on the national portal (dichvucong.gov.vn).',
    }
  }
  return {
    vi: 'Thủ tục này do cơ quan khác giải quyết và chưa nhận trực tuyến tại đây. Quầy của phường, xã nào cũng nhận giúp; hoặc bạn nộp trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).',
    en: 'Another authority decides this procedure and it cannot be filed here yet. The desk of any ward or commune takes it in; or file on the national portal (dichvucong.gov.vn).',
  }
}
