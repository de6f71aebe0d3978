import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { DatedHours, Span } from '#modules/calendar'
import { closeDesk, Desk, DeskInput, DutyInput, endDuty, openDesk, putOnDuty } from '#modules/directory'
import { printForm } from '#modules/prints'
import { Agency } from '#modules/units'
import type { Work } from '#modules/record'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { deskSignOf, readDirectory } from '../read-directory.ts'
import { signedIn } from '../session.ts'
import { act, keyOf } from '../work.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD; default today' })
const OnDay = Type.Object({ on: Type.Optional(Day) })
type OnDay = Static<typeof OnDay>
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Ending = Type.Object({ on: Type.String({ format: 'date' }) }, { additionalProperties: false })
const Ended = Type.Object({ id: Type.String(), valid_to: Type.String() })
const Opened = Type.Object({ id: Type.String() })
const tags = ['directory']

const Directory = Type.Object({
  unit: Type.Object({ code: Type.String(), slug: Type.String(), full_name: Type.String() }),
  on: Type.String(),
  agencies: Type.Array(Agency),
  desks: Type.Array(Desk),
  hours: Type.Array(
    Type.Object({
      day: Type.String(),
      open: Type.Array(Type.String({ description: '08:00-12:00' })),
      why: Type.Union([Type.Object({ vi: Type.String(), en: Type.String() }), Type.Null()]),
    }),
    { description: 'What holds on each of the seven days from the day asked' },
  ),
  hours_ahead: Type.Array(Type.Object({ from: Type.String(), week: Type.Array(Type.Array(Type.String())) }), {
    description: 'Changes of the ordinary week to come, by their first day; Monday first',
  }),
})

/** The hours of a directory as they are answered. */
function hoursOf(
  on: string,
  hours: DatedHours | null,
): Pick<Static<typeof Directory>, 'hours' | 'hours_ahead'> {
  if (!hours) return { hours: [], hours_ahead: [] }
  const days = Array.from({ length: 7 }, (_, index) => toDayNumber(on) + index)
  return {
    hours: days.map((day) => {
      const plan = hours.planOn(day)
      return { day: fromDayNumber(day), open: plan.spans.map(spanText), why: plan.why?.name ?? null }
    }),
    hours_ahead: hours.ahead.map(({ from, week }) => ({
      from,
      week: week.map(({ spans }) => spans.map(spanText)),
    })),
  }
}

/** `08:00-12:00` */
function spanText({ from, to }: Span): string {
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `${clock(from)}-${clock(to)}`
}

/** Danh bạ: agencies, desks and who is on duty, as of a day, for everybody; and the acts of those who keep it. */
export function directoryRoutes(app: FastifyInstance, door: Door): void {
  const day = ({ on }: OnDay): string => on ?? dayOf(door.clock())

  app.get<{ Params: { unit: string }; Querystring: OnDay }>(
    '/api/directory/:unit',
    {
      schema: {
        ...{ tags, querystring: OnDay, response: { 200: Directory } },
        params: Type.Object({ unit: Type.String({ maxLength: 100 }) }),
      },
    },
    async ({ params: { unit: name }, query }) => {
      const { unit, hours, ...rest } = await readDirectory(door.house.app, { unit: name, on: day(query) })
      const named = { code: unit.code, slug: unit.slug, full_name: unit.full_name }
      return { unit: named, ...rest, ...hoursOf(rest.on, hours) }
    },
  )

  app.get<{ Params: { id: string }; Querystring: OnDay }>(
    '/api/desks/:id/sign',
    { schema: { tags, params: ById, querystring: OnDay } },
    async ({ params: { id }, query }, reply) => {
      const data = await deskSignOf(door, { desk: id, on: day(query) })
      const pdf = await printForm(door.pdf, { form: 'desk_sign', data, moment: door.clock() })
      return reply
        .header('content-disposition', `inline; filename="quay-${data.number}.pdf"`)
        .type('application/pdf')
        .send(pdf)
    },
  )
  keepRoutes(app, door)
}

type Asked<Body> = { Body: Body; Params: { id: string } }

function keepRoutes(app: FastifyInstance, door: Door): void {
  const done = async <Answer>(
    request: { url: string; body: unknown; headers: Record<string, unknown> } & Parameters<
      typeof signedIn
    >[1],
    run: (work: Work) => Promise<Answer>,
  ): Promise<Answer> => {
    const actor = await signedIn(door, request)
    const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
    return (await act(door, { actor, key }, run)).answer
  }

  app.post<{ Body: DeskInput }>(
    '/api/desks',
    { schema: { tags, body: DeskInput, response: { 201: Opened } } },
    async (request, reply) =>
      reply.code(201).send(await done(request, (work) => openDesk(work, request.body))),
  )
  app.post<Asked<Static<typeof Ending>>>(
    '/api/desks/:id/closing',
    { schema: { tags, params: ById, body: Ending, response: { 200: Ended } } },
    async (request) => done(request, (work) => closeDesk(work, request.params.id, request.body.on)),
  )
  app.post<Asked<DutyInput>>(
    '/api/desks/:id/duties',
    { schema: { tags, params: ById, body: DutyInput, response: { 201: Opened } } },
    async (request, reply) =>
      reply.code(201).send(await done(request, (work) => putOnDuty(work, request.params.id, request.body))),
  )
  app.post<Asked<Static<typeof Ending>>>(
    '/api/duties/:id/ending',
    { schema: { tags, params: ById, body: Ending, response: { 200: Ended } } },
    async (request) => done(request, (work) => endDuty(work, request.params.id, request.body.on)),
  )
}
