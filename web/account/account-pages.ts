import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { clearSession, sessionHash, setSession } from '#http/session.ts'
import { deleteSession, findActor, hasIdentity, hashToken, signIn, type SignedIn } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import { fieldsOf, readerOf, sendPage } from '../serve.ts'
import { homeOf } from '../shown-actor.ts'
import { backOf } from './back.ts'
import { providerPages } from './provider-pages.ts'
import { ownAccountPages } from './own-account-pages.ts'
import { passwordPages } from './password-pages.ts'
import { secondFactorPages } from './second-factor-pages.ts'
import { SignInPage } from './sign-in-page.tsx'

/** Shown beside the sign-in form of the demonstration. */
const EXAMPLES = [
  'congdan.1',
  'tiepnhan.cau-giay',
  'lanhdaoquay.cau-giay',
  'chuyenvien.cau-giay',
  'truongphong.cau-giay',
  'ky.cau-giay',
  'vanthu.cau-giay',
  'thungan.cau-giay',
  'giamsat.ha-noi',
  'quantri.ha-noi',
]

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Signing in and out: plain forms, no script needed. */
export function accountPages(app: FastifyInstance, door: Door): void {
  secondFactorPages(app, door)
  ownAccountPages(app, door)
  passwordPages(app, door)
  providerPages(app, door)
  app.get<{ Querystring: { ve?: string } }>('/dang-nhap', async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    return sendPage(
      reply,
      SignInPage({
        view,
        back: backOf(request),
        examples: EXAMPLES,
        byIdentity: door.identity !== undefined,
      }),
    )
  })

  app.post<{ Querystring: { ve?: string } }>(
    '/dang-nhap',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { view, now, language } = await readerOf(door, request, 'citizen')
      const fields = fieldsOf(request)
      const account = text(fields['account'])
      try {
        const session = await signIn(door.house.app, { account, password: text(fields['password']) }, now)
        setSession(door, reply, session)
        if (session.stage !== 'open') return await reply.redirect(nextStep(session, backOf(request)), 303)
        const actor = await findActor(door.house.app, hashToken(session.token), now)
        return await reply.redirect(backOf(request) || (actor ? homeOf(actor) : '/'), 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { detail, status } = describe(error, language)
        const page = SignInPage({
          view,
          back: backOf(request),
          account,
          refused: detail,
          examples: EXAMPLES,
          byIdentity: door.identity !== undefined,
        })
        return sendPage(reply, page, status)
      }
    },
  )
  app.post('/dang-xuat', (request, reply) => signOut(door, request, reply))
}

/** Where a half done sign-in goes on. */
function nextStep({ stage }: SignedIn, back: string): string {
  const step = stage === 'password' ? 'mat-khau' : 'khoa'
  return `/dang-nhap/${step}?${new URLSearchParams({ ve: back })}`
}

async function signOut(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const hash = sessionHash(door, request)
  const { actor } = await readerOf(door, request, 'citizen')
  const isThereToo = actor.id !== null && (await hasIdentity(door.house.app, actor.id))
  if (hash) await deleteSession(door.house.app, hash, door.clock())
  clearSession(door, reply)
  return reply.redirect(isThereToo && door.identity ? '/dang-xuat/xong' : '/', 303)
}
