import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { clearIdentityCookie, identityCookie, setIdentityCookie, setSession } from '#http/session.ts'
import { hashToken, insertAttempt, signInByProvider, takeAttempt } from '#modules/people'
import type { IdentityProvider } from '#platform/identity-provider.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { readerOf, sendPage } from '../serve.ts'
import { backOf, type Back } from './back.ts'
import { SignedOutPage } from './signed-out-page.tsx'

const MINUTES = 10
const COMING_BACK = '/dang-nhap/dinh-danh/ve'

const NONE = notFound('no_provider', {
  vi: 'Nơi này chưa nối với hệ thống định danh điện tử. Hãy đăng nhập bằng mật khẩu.',
  en: 'No electronic identity service is connected here. Sign in with a password.',
})
const NOT_OURS = forbidden('identity_answer', {
  vi: 'Lượt đăng nhập này đã hết giờ, đã dùng, hoặc bắt đầu ở trình duyệt khác. Hãy đăng nhập lại từ đầu.',
  en: 'This sign-in has run out, was used, or began in another browser. Begin again.',
})

function providerOf(door: Door): IdentityProvider {
  if (!door.identity) throw NONE
  return door.identity
}

/** Residents sign in by their electronic identity: there, back, and out. The counter never asks for it. */
export function providerPages(app: FastifyInstance, door: Door): void {
  const slow = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }
  app.get<Back>('/dang-nhap/dinh-danh', slow, (request, reply) => leave(door, request, reply))
  app.get(COMING_BACK, slow, (request, reply) => comeBack(door, request, reply))
  app.get('/dang-xuat/xong', async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    const at = await door.identity?.signOutAt(door.publicAddress)
    return sendPage(reply, SignedOutPage({ view, at: at ?? null }))
  })
}

async function leave(door: Door, request: FastifyRequest<Back>, reply: FastifyReply) {
  const { url, attempt } = await providerOf(door).begin(`${door.publicAddress}${COMING_BACK}`)
  const token = randomBytes(24).toString('base64url')
  const expires_at = new Date(Date.parse(door.clock()) + MINUTES * 60_000).toISOString()
  await insertAttempt(door.house.app, hashToken(token), { ...attempt, back: backOf(request), expires_at })
  setIdentityCookie(door, reply, { token, minutes: MINUTES })
  return reply.redirect(url, 303)
}

async function comeBack(door: Door, request: FastifyRequest, reply: FastifyReply) {
  const provider = providerOf(door)
  const token = identityCookie(door, request)
  clearIdentityCookie(door, reply)
  const now = door.clock()
  const attempt = token ? await takeAttempt(door.house.app, hashToken(token), now) : null
  const answer = new URL(request.url, door.publicAddress)
  const claims = attempt ? await provider.finish(answer, attempt) : null
  if (!attempt || !claims) throw NOT_OURS
  const session = await inTransaction(door.house.app, {}, (trx) => signInByProvider(trx, claims, now))
  setSession(door, reply, session)
  return reply.redirect(attempt.back || '/ho-so', 303)
}
