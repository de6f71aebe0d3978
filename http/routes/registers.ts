import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { listFollowUp } from '#modules/dossiers'
import { type Mau07, printForm, sheetOfMau07 } from '#modules/prints'
import { holds, recordLook, type Actor } from '#modules/record'
import { toDayNumber } from '#platform/dates.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import { writeSheet } from '#platform/spreadsheet.ts'
import type { Door } from '../door.ts'
import { mau07Of, type Book } from '../prints/mau-07.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

/** Most rows of one book: a print is set in about five seconds then; for more, a shorter period or the spreadsheet. */
const MOST_ROWS = { pdf: 1_000, xlsx: 5_000 } as const
const MOST_DAYS = 366

const Query = Type.Object({
  from: Type.String({ format: 'date', description: 'First day of acceptance' }),
  to: Type.String({ format: 'date', description: 'Last day of acceptance' }),
  format: Type.Optional(Type.Enum(['pdf', 'xlsx'], { default: 'pdf' })),
  agency: Type.Optional(
    Type.String({ format: 'uuid', description: "The reception point; by default the officer's" }),
  ),
})
type Query = Static<typeof Query>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The point whose book the officer keeps: as its desk officer or its leader. */
function pointOf(actor: Actor, asked: string | undefined): string {
  const kept = actor.posts
    .map((post) => post.agency_id)
    .filter((agency) => holds(actor, 'desk_officer', agency) || holds(actor, 'centre_leader', agency))
  const point = asked === undefined ? kept[0] : kept.find((agency) => agency === asked)
  if (point) return point
  throw forbidden('not_your_book', {
    vi: 'Sổ theo dõi hồ sơ của một điểm tiếp nhận do công chức một cửa và lãnh đạo của điểm đó xem và in.',
    en: 'The follow-up book of a reception point is for its desk officers and its leader.',
  })
}

function checkPeriod({ from, to }: Query): void {
  const days = toDayNumber(to) - toDayNumber(from) + 1
  if (days >= 1 && days <= MOST_DAYS) return
  const message = {
    vi: `Ngày cuối phải không trước ngày đầu, và cả thời gian không quá ${MOST_DAYS} ngày.`,
    en: `The last day must not be before the first, and the period at most ${MOST_DAYS} days.`,
  }
  throw invalid('period', message, [{ field: 'to', message }])
}

async function bookFor(door: Door, actor: Actor, book: Book & { most: number }): Promise<Mau07> {
  return read(door, actor, async (trx) => {
    const lines = await listFollowUp(trx, { ...book, limit: book.most + 1 })
    await recordLook(
      { trx, actor, now: door.clock() },
      'book',
      lines.map(({ id }) => id),
    )
    if (lines.length <= book.most) return mau07Of(door, trx, { ...book, lines })
    const message = {
      vi: `Có hơn ${book.most} hồ sơ trong thời gian này. Hãy chọn thời gian ngắn hơn, hoặc lấy bảng tính (tối đa ${MOST_ROWS.xlsx} hồ sơ).`,
      en: `There are over ${book.most} dossiers in this period. Choose a shorter one, or the spreadsheet (at most ${MOST_ROWS.xlsx}).`,
    }
    throw invalid('too_many', message, [{ field: 'to', message }])
  })
}

/** Sổ theo dõi hồ sơ (Mẫu 07): `GET /api/registers/follow-up?from&to&format=pdf|xlsx` of the officer's own point. */
export function registerRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Query }>(
    '/api/registers/follow-up',
    { schema: { tags: ['registers'], querystring: Query } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const { from, to, format = 'pdf', agency } = request.query
      const point = pointOf(actor, agency)
      checkPeriod(request.query)
      const data = await bookFor(door, actor, { agency: point, from, to, most: MOST_ROWS[format] })
      const moment = door.clock()
      const file =
        format === 'xlsx'
          ? await writeSheet(sheetOfMau07(data))
          : await printForm(door.pdf, { form: 'mau_07', data, moment })
      return reply
        .header('content-disposition', `inline; filename="so-theo-doi-${from}-${to}.${format}"`)
        .header('cache-control', 'private, no-store')
        .type(format === 'xlsx' ? XLSX : 'application/pdf')
        .send(file)
    },
  )
}
