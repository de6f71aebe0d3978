import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { CERTIFIED_COPIES } from '#modules/certification'
import { printForm, sheetOfCertificationBook, sheetOfRegisterBook } from '#modules/prints'
import {
  type Book,
  listEntries,
  listRegisters,
  Register,
  RegisterEntry,
  registerName,
  succeedRegister,
  SuccessionInput,
} from '#modules/registers'
import type { Actor } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'
import { writeSheet } from '#platform/spreadsheet.ts'
import { say } from '#platform/text.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { agencyOf } from '../names.ts'
import { certificationBookOf } from '../prints/certification-book.ts'
import { registerBookOf } from '../prints/register-book.ts'
import { signedIn } from '../session.ts'
import { act, keyOf, read } from '../work.ts'

/** Most lines of one file: a print is set in about five seconds then; the next file begins behind them. */
const MOST = { pdf: 1000, xlsx: 10_000 } as const

const Asked = Type.Object({
  agency: Type.String({ format: 'uuid', description: 'An agency you hold a post at' }),
  register: Type.String({ maxLength: 60 }),
  year: Type.Integer({ minimum: 2000, maximum: 9999 }),
  after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Lines behind this number' })),
})
const BookQuery = Type.Interface([Asked], {
  format: Type.Optional(Type.Enum(['pdf', 'xlsx'], { default: 'pdf' })),
})
const PageQuery = Type.Interface([Asked], {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
})

const Listed = Type.Interface([Register], {
  agency: Type.String(),
  agency_name: Type.String(),
  name: Type.String(),
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The agencies whose registers this officer keeps: where he holds a post. */
export function keptBy(actor: Actor): string[] {
  return [...new Set(actor.posts.map((post) => post.agency_id))]
}

function mustKeep(actor: Actor, agency: string): void {
  if (keptBy(actor).includes(agency)) return
  throw forbidden('not_your_register', {
    vi: 'Sổ của một cơ quan do cán bộ của cơ quan đó xem và in.',
    en: 'The registers of an agency are for its own officers.',
  })
}

/** Sổ đăng ký: the registers of one's agencies, their lines, and their books as PDF or spreadsheet. */
export function registerBookRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/registers',
    { schema: { tags: ['registers'], response: { 200: Type.Object({ items: Type.Array(Listed) }) } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const language = languageOf(request)
      return read(door, actor, async (trx) => {
        const items = []
        for (const agency of keptBy(actor)) {
          const { name: agency_name } = await agencyOf(trx, agency)
          for (const one of await listRegisters(trx, agency))
            items.push({ ...one, agency, agency_name, name: say(registerName(one.register), language) })
        }
        return { items }
      })
    },
  )
  successionRoute(app, door)
  entriesRoute(app, door)
  bookRoute(app, door)
}

/** Kết thúc, tiếp tục sổ: what becomes of an agency's register when units merge. */
function successionRoute(app: FastifyInstance, door: Door): void {
  const response = {
    200: Type.Object({ year: Type.Integer(), last: Type.Integer(), next: Type.Integer() }),
  }
  app.post<{ Body: SuccessionInput }>(
    '/api/registers/succession',
    { schema: { tags: ['registers'], body: SuccessionInput, response } },
    async (request) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      return (await act(door, { actor, key }, (work) => succeedRegister(work, request.body))).answer
    },
  )
}

function entriesRoute(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof PageQuery> }>(
    '/api/registers/entries',
    {
      schema: {
        tags: ['registers'],
        querystring: PageQuery,
        response: {
          200: Type.Object({
            items: Type.Array(RegisterEntry),
            next: Type.Union([Type.Integer(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      const { limit = 50, after = 0, ...book } = request.query
      mustKeep(actor, book.agency)
      const items = await read(door, actor, (trx) => listEntries(trx, book, { after, limit }))
      return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null }
    },
  )
}

type AskedFile = Book & {
  readonly after: number
  readonly most: number
  readonly format: keyof typeof MOST
}

async function registerFile(door: Door, actor: Actor, { format, ...asked }: AskedFile): Promise<Buffer> {
  const data = await read(door, actor, (trx) => registerBookOf(door, trx, asked))
  return format === 'xlsx'
    ? writeSheet(sheetOfRegisterBook(data))
    : printForm(door.pdf, { form: 'register_book', data, moment: door.clock() })
}

/** The book of certified copies has the columns its law names. */
async function certificationFile(door: Door, actor: Actor, { format, ...asked }: AskedFile): Promise<Buffer> {
  const data = await read(door, actor, (trx) => certificationBookOf(door, { trx, actor }, asked))
  return format === 'xlsx'
    ? writeSheet(sheetOfCertificationBook(data))
    : printForm(door.pdf, { form: 'certification_book', data, moment: door.clock() })
}

function bookRoute(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof BookQuery> }>(
    '/api/registers/book',
    { schema: { tags: ['registers'], querystring: BookQuery } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const { format = 'pdf', after = 0, ...book } = request.query
      mustKeep(actor, book.agency)
      const asked = { ...book, after, most: MOST[format] }
      const file =
        book.register === CERTIFIED_COPIES
          ? await certificationFile(door, actor, { ...asked, format })
          : await registerFile(door, actor, { ...asked, format })
      return reply
        .header('content-disposition', `inline; filename="so-${book.register}-${book.year}.${format}"`)
        .header('cache-control', 'private, no-store')
        .type(format === 'xlsx' ? XLSX : 'application/pdf')
        .send(file)
    },
  )
}
