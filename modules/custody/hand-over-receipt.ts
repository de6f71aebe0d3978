import { createHash, randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Reader } from '#platform/database.ts'
import type { Text } from '#platform/text.ts'

/** Ký nhận: how the desk knew who received, and his signature: drawn on the screen, or on paper. */
export const ReceiptInput = Type.Object(
  {
    identity: Type.Union([Type.Literal('card'), Type.Literal('vneid'), Type.Literal('other')], {
      description: 'What the desk saw: the citizen card, VNeID, or another paper with a picture',
    }),
    tail: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}$',
        description:
          'The last four digits of the personal number, read from what was shown; compared with the dossier',
      }),
    ),
    signed: Type.Union([Type.Literal('drawn'), Type.Literal('paper')]),
    strokes: Type.Optional(
      Type.String({
        maxLength: 40_000,
        pattern: '^[ML0-9. -]*$',
        description: 'The drawn signature: M and L of an SVG path in a box of 600 × 200',
      }),
    ),
  },
  { additionalProperties: false },
)
export type ReceiptInput = Static<typeof ReceiptInput>

/** What was handed over, of which dossier, to whom, where. */
export type HandedOver = {
  readonly dossier_id: string
  readonly what: 'result' | 'originals'
  readonly to_whom: 'principal' | 'filer' | 'proxy'
  /** The personal number in the dossier of who receives, where it has one. */
  readonly number: string | undefined
  readonly agency: string
  readonly seenBy: readonly string[]
}

/** A receipt as it is read. */
export type HandOverReceipt = Omit<HandedOver, 'number' | 'agency' | 'seenBy'> &
  Pick<ReceiptInput, 'identity' | 'signed'> & {
    readonly id: string
    readonly number_matched: boolean
    readonly strokes: string | null
    readonly at: string
    readonly by_name: string
  }

/** Judges and keeps a receipt; answers its id and what the log states of the drawn signature. */
export async function keepReceipt(
  { trx, actor, now }: Work,
  handed: HandedOver,
  input: ReceiptInput,
): Promise<{ id: string; signature_digest: string | null }> {
  const number_matched = matchNumber(handed.number, input)
  const strokes = input.signed === 'drawn' ? drawn(input.strokes ?? '') : null
  const { dossier_id, what, to_whom, agency, seenBy } = handed
  const id = randomUUID()
  await trx`
    insert into hand_over_receipts (id, dossier_id, what, to_whom, identity, number_matched, signed, strokes, at, by_id,
      by_name, agency_id, agency_ids)
    values (${id}, ${dossier_id}, ${what}, ${to_whom}, ${input.identity}, ${number_matched}, ${input.signed}, ${strokes},
      ${now}, ${actor.id}, ${actor.name}, ${agency}, ${[...new Set([agency, ...seenBy])]}::uuid[])`
  const signature_digest = strokes === null ? null : createHash('sha256').update(strokes).digest('hex')
  return { id, signature_digest }
}

/** What was signed for of a dossier, the newest first, behind the reader's wall. */
export function listReceipts(sql: Reader, dossier: string): Promise<HandOverReceipt[]> {
  return sql<HandOverReceipt[]>`
    select id, dossier_id, what, to_whom, identity, number_matched, signed, strokes, at, by_name
    from hand_over_receipts where dossier_id = ${dossier} order by at desc, id`
}

/** Where the dossier knows the number, who receives shows it: the four digits are its end, or nothing is handed over. */
function matchNumber(number: string | undefined, { identity, tail }: ReceiptInput): boolean {
  if (number === undefined || identity === 'other') return false
  if (tail === undefined)
    throw wrong('tail', {
      vi: 'Gõ 4 số cuối trên thẻ căn cước của người nhận.',
      en: 'Type the last 4 digits of the card of who receives.',
    })
  if (!number.endsWith(tail))
    throw wrong('tail', {
      vi: 'Bốn số này không khớp người nhận đã chọn. Xem lại thẻ, hoặc chọn đúng người nhận.',
      en: 'These four digits are not of who was chosen to receive. Look at the card again, or choose the right person.',
    })
  return true
}

function drawn(strokes: string): string {
  if ((strokes.match(/L/g) ?? []).length >= 2) return strokes.trim()
  throw wrong('signed', {
    vi: 'Chưa có chữ ký trên màn hình. Mời người nhận ký vào khung, hoặc chọn “Đã ký trên giấy”.',
    en: 'There is no signature on the screen. Let the receiver sign in the box, or choose “Signed on paper”.',
  })
}

function wrong(field: 'tail' | 'signed', message: Text) {
  return invalid('not_identified', message, [{ field, message }])
}
