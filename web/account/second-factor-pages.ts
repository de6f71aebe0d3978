import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { relyingParty } from '#http/relying-party.ts'
import { pendingOf, setSession } from '#http/session.ts'
import {
  askSecondFactor,
  beginPasskey,
  enrolPasskey,
  findActor,
  hashToken,
  openAfter,
  passSecondFactor,
} from '#modules/people'
import { anyone } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { textIn } from '../posted.ts'
import { fieldsOf, readerOf, sendPage } from '../serve.ts'
import { homeOf } from '../shown-actor.ts'
import { backOf, type Back } from './back.ts'
import { SecondFactorPage } from './second-factor-page.tsx'

/** The second step of signing in: a passkey shown, or set up where the role must have one. */
export function secondFactorPages(app: FastifyInstance, door: Door): void {
  app.get<Back>('/dang-nhap/khoa', async (request, reply) => {
    const shown = await stepFor(door, request)
    return shown ? sendPage(reply, SecondFactorPage(shown)) : reply.redirect('/dang-nhap', 303)
  })
  app.post<Back>(
    '/dang-nhap/khoa',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      try {
        const session = await finish(door, request)
        if (!session) return await reply.redirect('/dang-nhap', 303)
        setSession(door, reply, session)
        const actor = await findActor(door.house.app, hashToken(session.token), door.clock())
        return await reply.redirect(backOf(request) || (actor ? homeOf(actor) : '/'), 303)
      } catch (error) {
        const shown = error instanceof Refusal ? await stepFor(door, request) : null
        if (!shown) throw error
        const { detail, status } = describe(error, shown.view.language)
        return sendPage(reply, SecondFactorPage({ ...shown, refused: detail }), status)
      }
    },
  )
}

/** What the page shows, with a fresh question for the browser; null where no sign-in waits. */
async function stepFor(door: Door, request: FastifyRequest<Back>) {
  const pending = await pendingOf(door, request)
  const stage = pending?.stage
  if (!pending || (stage !== 'passkey' && stage !== 'enrol')) return null
  const { view } = await readerOf(door, request, 'officer')
  const party = relyingParty(door, request)
  const begin = stage === 'enrol' ? beginPasskey : askSecondFactor
  const options = party ? await begin(door.house.app, party, pending) : null
  return { view, stage, name: pending.full_name, options, back: backOf(request) }
}

async function finish(door: Door, request: FastifyRequest<Back>) {
  const [pending, party] = [await pendingOf(door, request), relyingParty(door, request)]
  if (!pending || !party || pending.stage === 'password') return null
  const fields = fieldsOf(request)
  const shown = { ...pending, response: textIn(fields, 'response') }
  const now = door.clock()
  return inTransaction(door.house.app, { 'app.account': pending.account_id }, async (trx) => {
    if (pending.stage === 'passkey') return passSecondFactor({ trx, now }, party, shown)
    const actor = { ...anyone(''), id: pending.account_id, kind: 'officer' as const }
    await enrolPasskey({ trx, now, actor }, party, { ...shown, name: textIn(fields, 'name') || 'Passkey' })
    return openAfter({ trx, now }, pending)
  })
}
