import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { relyingParty } from '#http/relying-party.ts'
import { clearSession, sessionHash } from '#http/session.ts'
import {
  beginPasskey,
  countSessions,
  deleteSessions,
  enrolPasskey,
  listPasskeys,
  provePassword,
  removePasskey,
  signInRuleOf,
  WRONG_PRESENT_PASSWORD,
} from '#modules/people'
import { once } from '#modules/record'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { say } from '#platform/text.ts'
import { textIn } from '../posted.ts'
import { fieldsOf, freshKey, sendPage, signedInReader } from '../serve.ts'
import { shownActor } from '../shown-actor.ts'
import { OwnAccountPage } from './own-account-page.tsx'
import { actProven, errorsOfProof, isWrongPresent } from './proven.ts'
import { RemoveKeyPage } from './remove-key-page.tsx'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type OfKey = { Params: { id: string } }
type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** One's own account: passkeys of officers, and signing out everywhere. */
export function ownAccountPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { xong?: string } }>('/tai-khoan', (request, reply) =>
    show(door, { request, reply }, { done: request.query.xong }),
  )
  app.post('/tai-khoan/khoa', (request, reply) =>
    tried(door, { request, reply }, async () => {
      await enrol(door, request)
      return reply.redirect('/tai-khoan?xong=khoa', 303)
    }),
  )
  removePages(app, door)
  app.post('/tai-khoan/dang-xuat-moi-noi', async (request, reply) => {
    const { actor, now } = await signedInReader(door, request, 'citizen')
    if (actor.id) await deleteSessions(door.house.app, actor.id, now)
    clearSession(door, reply)
    return reply.redirect('/dang-nhap', 303)
  })
}

/** Removing a key, on a page of its own that asks for the password. */
function removePages(app: FastifyInstance, door: Door): void {
  const path = '/tai-khoan/khoa/:id/go'
  app.get<OfKey>(path, { schema: { params: ById } }, (request, reply) => showRemove(door, { request, reply }))
  app.post<OfKey>(path, { schema: { params: ById } }, (request, reply) =>
    tried(door, { request, reply }, async () => {
      await signedInReader(door, request, 'officer')
      try {
        await actProven(door, request, (work, present) =>
          once(work, async () => {
            await provePassword(work.trx, { account_id: work.actor.id ?? '', password: present }, work.now)
            return removePasskey(work, request.params.id)
          }),
        )
      } catch (error) {
        if (!isWrongPresent(error)) throw error
        return showRemove(door, { request, reply }, errorsOfProof(error, 'password'))
      }
      return reply.redirect('/tai-khoan?xong=go', 303)
    }),
  )
}

async function showRemove(
  door: Door,
  { request, reply }: { request: FastifyRequest<OfKey>; reply: FastifyReply },
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { actor, view } = await signedInReader(door, request, 'officer')
  const keys = await listPasskeys(door.house.app, actor.id ?? '')
  const key = keys.find(({ id }) => id === request.params.id)
  if (!key) return reply.redirect('/tai-khoan', 303)
  const page = RemoveKeyPage({ view, passkey: key, idempotencyKey: freshKey(), errors })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function enrol(door: Door, request: FastifyRequest): Promise<void> {
  const { actor } = await signedInReader(door, request, 'officer')
  const [party, token_hash] = [relyingParty(door, request), sessionHash(door, request)]
  if (actor.kind !== 'officer' || !actor.id || !party || !token_hash) return
  const fields = fieldsOf(request)
  const made = { account_id: actor.id, token_hash, response: textIn(fields, 'response') }
  const name = textIn(fields, 'name').slice(0, 60) || 'Passkey'
  await actProven(door, request, (work, present) =>
    once(work, async () => {
      await provePassword(work.trx, { account_id: made.account_id, password: present }, work.now)
      await enrolPasskey(work, party, { ...made, name })
      return {}
    }),
  )
}

/** Refusals of this page's own, shown on it. */
const SHOWN = new Set(['passkey_wrong', WRONG_PRESENT_PASSWORD])

/** Does what was asked, or shows the page again with why not. */
async function tried(door: Door, exchange: Exchange, run: () => Promise<FastifyReply>) {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'forbidden') {
      if (!(error instanceof Refusal) || !SHOWN.has(error.code)) throw error
    }
    const reader = await signedInReader(door, exchange.request, 'officer')
    const { detail, status } = describe(error, reader.language)
    return show(door, exchange, { refused: detail, status })
  }
}

type Shown = { done?: string | undefined; refused?: string; status?: number }

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const reader = await signedInReader(door, request, 'officer')
  const { actor, now, language } = reader
  const isOfficer = actor.kind === 'officer'
  const { view } = isOfficer ? reader : await signedInReader(door, request, 'citizen')
  const { app } = door.house
  const id = actor.id ?? ''
  const token_hash = sessionHash(door, request) ?? ''
  const [party, rule] = [relyingParty(door, request), await signInRuleOf(app, id, now)]
  const ask = () =>
    party ? beginPasskey(app, party, { account_id: id, token_hash, name: actor.name }) : null
  const options = isOfficer && rule.second_factor !== 'off' ? await ask() : undefined
  const page = OwnAccountPage({
    ...{ view, name: actor.name, keys: await listPasskeys(app, id), options, newKey: freshKey },
    role: say(shownActor(actor)?.roleLabel ?? { vi: '', en: '' }, language),
    sessions: await countSessions(app, id, now),
    ...{ idle: rule.idle_minutes, isRequired: rule.second_factor === 'required' },
    ...{ done: shown.done, refused: shown.refused },
  })
  return sendPage(reply, page, shown.status ?? 200)
}
