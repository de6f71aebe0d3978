import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { pendingOf, sessionHash, setSession } from '#http/session.ts'
import { changePassword, findActor, hashToken, replaceGivenPassword } from '#modules/people'
import { anyone } from '#modules/record'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { errorsOf, textIn } from '../posted.ts'
import { fieldsOf, freshKey, readerOf, sendPage, signedInReader } from '../serve.ts'
import { homeOf } from '../shown-actor.ts'
import { backOf, type Back } from './back.ts'
import { PasswordPage } from './password-page.tsx'
import { actProven, errorsOfProof } from './proven.ts'

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }
const OWN = '/tai-khoan/mat-khau'
const GIVEN = '/dang-nhap/mat-khau'
const LIMITED = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

/** Changing one's password, and setting one's own after a given one. */
export function passwordPages(app: FastifyInstance, door: Door): void {
  app.get(OWN, (request, reply) => showOwn(door, { request, reply }))
  app.post(OWN, LIMITED, async (request, reply) => {
    await signedInReader(door, request, 'citizen')
    try {
      const next = nextOf(request)
      const keep = sessionHash(door, request) ?? ''
      await actProven(door, request, (work, present) => changePassword(work, { present, next, keep }))
    } catch (error) {
      return showOwn(door, { request, reply }, errorsOfProof(error, 'next'))
    }
    return reply.redirect('/tai-khoan?xong=mat-khau', 303)
  })
  app.get<Back>(GIVEN, (request, reply) => showGiven(door, { request, reply }))
  app.post<Back>(GIVEN, LIMITED, async (request, reply) => {
    const pending = await pendingOf(door, request)
    if (pending?.stage !== 'password') return reply.redirect('/dang-nhap', 303)
    try {
      const next = nextOf(request)
      const now = door.clock()
      const session = await inTransaction(door.house.app, { 'app.account': pending.account_id }, (trx) => {
        const actor = { ...anyone(''), id: pending.account_id, kind: 'officer' as const }
        return replaceGivenPassword({ trx, now, actor }, { ...pending, next })
      })
      setSession(door, reply, session)
      const back = backOf(request)
      if (session.stage !== 'open') {
        return await reply.redirect(`/dang-nhap/khoa?${new URLSearchParams({ ve: back })}`, 303)
      }
      const actor = await findActor(door.house.app, hashToken(session.token), now)
      return await reply.redirect(back || (actor ? homeOf(actor) : '/'), 303)
    } catch (error) {
      return showGiven(door, { request, reply }, errorsOf(error, 'next'))
    }
  })
}

async function showOwn(door: Door, { request, reply }: Exchange, errors: readonly FieldError[] = []) {
  const officer = await signedInReader(door, request, 'officer')
  const { actor } = officer
  const { view } = actor.kind === 'officer' ? officer : await signedInReader(door, request, 'citizen')
  const page = PasswordPage({
    ...{ view, name: actor.name, action: OWN, asksPresent: true, idempotencyKey: freshKey(), errors },
  })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

async function showGiven(
  door: Door,
  { request, reply }: { request: FastifyRequest<Back>; reply: FastifyReply },
  errors: readonly FieldError[] = [],
) {
  const pending = await pendingOf(door, request)
  if (pending?.stage !== 'password') return reply.redirect('/dang-nhap', 303)
  const { view } = await readerOf(door, request, 'officer')
  const action = `${GIVEN}?${new URLSearchParams({ ve: backOf(request) })}`
  const page = PasswordPage({ view, name: pending.full_name, action, asksPresent: false, errors })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

/** The new password, typed twice alike. */
function nextOf(request: FastifyRequest): string {
  const fields = fieldsOf(request)
  const next = textIn(fields, 'next')
  if (next === textIn(fields, 'again')) return next
  const message = {
    vi: 'Hai lần gõ không giống nhau. Hãy gõ lại.',
    en: 'The two do not agree. Type them again.',
  }
  throw invalid('passwords_differ', message, [{ field: 'again', message }])
}
