import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import {
  asksOwners,
  countUndecided,
  DECIDERS,
  DecideInput,
  decidesFor,
  decideUndecided,
  getPlan,
  listUndecided,
  nameUnits,
  type Plan,
  type Undecided,
} from '#modules/reorganisation'
import { holds, type Actor } from '#modules/record'
import { listAgencies } from '#modules/units'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Nested } from '../../form-fields.ts'
import { errorsOf, textIn } from '../../posted.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../../serve.ts'
import { procedureNames } from '../lists/lists-pages.ts'
import { ById, type Exchange, PLANNERS, PLANS } from './plan-reader.ts'
import { WaitingPage } from './waiting-page.tsx'

const SHOWN = 50
const Asked = Type.Object({
  sau: Type.Optional(Type.String({ maxLength: 60 })),
  xong: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
})
type Asked = ById & { Querystring: Static<typeof Asked> }

/** Whose list it is: the whole plan's for the city, an owner's own part at his desk. */
type Desk = {
  readonly audience: typeof PLANNERS | typeof OWNERS
  readonly path: (id: string) => string
}

/** Who leads the point or the body that owns a work list. */
const OWNERS = { audience: 'officer', roles: DECIDERS } as const

const DESKS: readonly Desk[] = [
  { audience: PLANNERS, path: (id) => `${PLANS}/${id}/cho-quyet-dinh` },
  { audience: OWNERS, path: (id) => `/can-bo/sap-xep/${id}` },
]

/** Work lists of what plans left open: the city's view of all, and each owner's own. */
export function waitingPages(app: FastifyInstance, door: Door): void {
  for (const desk of DESKS) {
    const path = desk.path(':id')
    app.get<Asked>(path, { schema: { params: ById, querystring: Asked } }, (request, reply) => {
      const { sau = '', xong = 0 } = request.query
      return show(door, { request, reply }, { desk, id: request.params.id, after: sau, decided: xong })
    })
    app.post<ById>(path, { schema: { params: ById } }, async (request, reply) => {
      // Nothing chosen is no act, and still nobody else's form.
      await readerWith(door, request, desk.audience)
      const { id } = request.params
      const fields = fieldsOf(request)
      const [items, after] = [decisionsIn(fields), textIn(fields, 'sau')]
      const page = after ? { sau: after } : {}
      try {
        if (items.length === 0) throw nothingChosen()
        const input = checkInput(request, DecideInput, { items })
        await actByForm(door, request, (work) => decideUndecided(work, id, input))
      } catch (error) {
        const errors = errorsOf(error, '')
        return show(door, { request, reply }, { desk, id, after, decided: 0, items, errors })
      }
      return reply.redirect(addressOf(desk.path(id), { xong: String(items.length), ...page }), 303)
    })
  }
}

function nothingChosen() {
  const message = { vi: 'Chọn đơn vị cho ít nhất một hồ sơ.', en: 'Choose a unit for at least one dossier.' }
  return invalid('nothing_chosen', message, [{ field: 'items/0', message }])
}

function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(query).toString()
  return asked ? `${path}?${asked}` : path
}

type Decision = DecideInput['items'][number]

/** What was chosen; what was left empty goes on waiting. */
function decisionsIn(fields: Nested): Decision[] {
  return Array.from({ length: SHOWN }, (_, index) => ({
    code: textIn(fields, `code_${index}`),
    unit: textIn(fields, `unit_${index}`),
  })).flatMap(({ code, unit }) => (code && /^\d+$/.test(unit) ? [{ code, unit: Number(unit) }] : []))
}

/** A mistake about the third decision stands at its dossier's row, wherever that is in the list by now. */
function atRows(
  errors: readonly FieldError[],
  items: readonly Decision[],
  shown: readonly Undecided[],
): FieldError[] {
  return errors.map(({ field, message }) => {
    const code = items[Number(/^items\/(\d+)/.exec(field)?.[1] ?? -1)]?.code
    return {
      field: `unit_${Math.max(
        0,
        shown.findIndex((one) => one.code === code),
      )}`,
      message,
    }
  })
}

type Showing = {
  readonly desk: Desk
  readonly id: string
  readonly after: string
  readonly decided: number
  /** What was chosen and could not be recorded, and why. */
  readonly items?: readonly Decision[]
  readonly errors?: readonly FieldError[]
}

async function show(door: Door, { request, reply }: Exchange, showing: Showing): Promise<FastifyReply> {
  const { desk, id, after, decided, items: chosen = [], errors = [] } = showing
  const { view, actor } = await readerWith(door, request, desk.audience)
  const path = desk.path(id)
  const facts = await read(door, actor, async (trx) => {
    const plan = await getPlan(trx, id)
    const owners = ownersOf(actor)
    const whose = owners ? { owners } : {}
    const items = await listUndecided(trx, id, { limit: SHOWN + 1, after, ...whose })
    const [counted] = await countUndecided(trx, { plan: id, ...whose })
    return {
      plan,
      items,
      names: await nameUnits(trx, plan),
      agencies: new Map((await listAgencies(trx, {})).map((agency) => [agency.id, agency.name])),
      total: counted?.dossiers ?? 0,
    }
  })
  const items = facts.items.slice(0, SHOWN)
  const last = items.at(-1)
  const page = WaitingPage({
    ...{ view, path, after, decided, ...facts, items, errors: atRows(errors, chosen, items) },
    chosen: new Map(chosen.map(({ code, unit }) => [code, String(unit)])),
    procedures: await procedureNames(door),
    next: facts.items.length > SHOWN && last ? addressOf(path, { sau: last.code }) : null,
    newKey: mayDecide(actor, facts.plan) ? freshKey() : null,
  })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

/** City roles see every owner's; an officer the lists of his own agencies. */
function ownersOf(actor: Actor): string[] | null {
  return actor.sees === 'city' ? null : decidesFor(actor)
}

function mayDecide(actor: Actor, plan: Plan): boolean {
  return asksOwners(plan) && (holds(actor, 'city_admin') || decidesFor(actor).length > 0)
}
