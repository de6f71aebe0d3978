import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import type { Door } from '#http/door.ts'
import { unitOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import {
  getKeptAccount,
  giveNewPassword,
  listOfficerAccounts,
  mayKeepAccount,
  RevokeInput,
  revokePasskeys,
  setAccountClosed,
} from '#modules/people'
import type { Work } from '#modules/record'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid, type FieldError } from '#platform/refusal.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage, type Reader } from '../../serve.ts'
import { errorsOf } from '../../posted.ts'
import { AccountPage } from './account-page.tsx'
import { AccountsPage } from './accounts-page.tsx'

const KEEPERS = { audience: 'admin', roles: ['city_admin', 'commune_admin'] } as const
const HOME = '/quan-tri/tai-khoan'
const OfAccount = Type.Object({ unit: Type.String({ maxLength: 80 }), id: Type.String({ format: 'uuid' }) })
type OfAccount = { Params: { unit: string; id: string } }
type OfUnit = { Params: { unit: string }; Querystring: { xong?: string } }

/** Officers' accounts as their administrators keep them: lost keys, and who leaves. */
export function accountsPages(app: FastifyInstance, door: Door): void {
  app.get(HOME, async (request, reply) => {
    const { actor, now } = await readerWith(door, request, KEEPERS)
    const [post] = actor.posts
    const unit = await read(door, actor, (trx) => unitOf(trx, post?.unit_id ?? 0, dayOf(now)))
    return reply.redirect(`${HOME}/${unit.slug}`, 303)
  })
  app.get<OfUnit>(`${HOME}/:unit`, async (request, reply) => {
    const { actor, now, view } = await readerWith(door, request, KEEPERS)
    const { unit, accounts } = await read(door, actor, async (trx) => {
      const found = await getUnit(trx, request.params.unit, dayOf(now))
      mustBeOwn({ actor }, found.id)
      return { unit: found, accounts: await listOfficerAccounts(trx, { unit: found.id, now }) }
    })
    return sendPage(
      reply,
      AccountsPage({
        ...{ view, accounts, unit: unit.full_name, slug: unit.slug },
        ...{ mayKeep: (one) => mayKeepAccount(actor, one), done: request.query.xong },
      }),
    )
  })
  app.get<OfAccount>(`${HOME}/:unit/:id`, { schema: { params: OfAccount } }, (request, reply) =>
    showAccount(door, { request, reply }),
  )
  const acts: Readonly<Record<string, (work: Work, request: FastifyRequest<OfAccount>) => Promise<object>>> =
    {
      'thu-hoi': (work, request) => revokePasskeys(work, request.params.id, revokeInput(request)),
      khoa: (work, request) => setAccountClosed(work, request.params.id, true),
      mo: (work, request) => setAccountClosed(work, request.params.id, false),
    }
  givePages(app, door)
  for (const [name, run] of Object.entries(acts)) {
    app.post<OfAccount>(
      `${HOME}/:unit/:id/${name}`,
      { schema: { params: OfAccount } },
      async (request, reply) => {
        await readerWith(door, request, KEEPERS)
        try {
          await actByForm(door, request, (work) => run(work, request))
        } catch (error) {
          return showAccount(door, { request, reply }, { errors: errorsOf(error, 'reason') })
        }
        return reply.redirect(`${HOME}/${encodeURIComponent(request.params.unit)}?xong=${name}`, 303)
      },
    )
  }
}

/** A password for a day, shown on the answer's own page and nowhere again. */
function givePages(app: FastifyInstance, door: Door): void {
  app.post<OfAccount>(
    `${HOME}/:unit/:id/mat-khau`,
    { schema: { params: OfAccount } },
    async (request, reply) => {
      await readerWith(door, request, KEEPERS)
      const { answer } = await actByForm(door, request, (work) => giveNewPassword(work, request.params.id))
      return showAccount(door, { request, reply }, { given: answer.given ?? null })
    },
  )
}

type Exchange = { readonly request: FastifyRequest<OfAccount>; readonly reply: FastifyReply }

/** What the page tells beside the account: what was wrong, or the password just given (null where it was given before). */
type Shown = { readonly errors?: readonly FieldError[]; readonly given?: string | null }

async function showAccount(
  door: Door,
  { request, reply }: Exchange,
  { errors = [], given }: Shown = {},
): Promise<FastifyReply> {
  const { actor, now, view } = await readerWith(door, request, KEEPERS)
  const { unit, account } = await read(door, actor, async (trx) => ({
    unit: await getUnit(trx, request.params.unit, dayOf(now)),
    account: await getKeptAccount({ trx, actor, now }, request.params.id),
  }))
  const page = AccountPage({
    ...{ view, account, unit: unit.full_name, slug: unit.slug, newKey: freshKey, errors, given },
  })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

function revokeInput(request: FastifyRequest) {
  const fields = fieldsOf(request)
  if (Check(RevokeInput, fields)) return fields
  const message = { vi: 'Hãy chọn lý do trong danh sách.', en: 'Choose a reason from the list.' }
  throw invalid('reason', message, [{ field: 'reason', message }])
}

function mustBeOwn({ actor }: Pick<Reader, 'actor'>, unit: number): void {
  if (actor.sees === 'city' || actor.posts.some(({ unit_id }) => unit_id === unit)) return
  throw forbidden('other_unit', {
    vi: 'Tài khoản của đơn vị khác do quản trị đơn vị đó và thành phố giữ.',
    en: 'Another unit’s accounts are kept by its administrator and the city’s.',
  })
}
