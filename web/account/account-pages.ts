import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { clearSession, sessionHash, setSession } from '#http/session.ts'
import { deleteSession, findActor, hashToken, signIn } from '#modules/people'
import { Refusal } from '#platform/refusal.ts'
import { safePath } from '../language.ts'
import { fieldsOf, readerOf, sendPage } from '../serve.ts'
import { homeOf } from '../shown-actor.ts'
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

/** Only pages of this house are gone back to; '' for the reader's own first page. */
function backOf(request: FastifyRequest<{ Querystring: { ve?: string } }>): string {
  const back = safePath(request.query.ve)
  return back === '/' || back.startsWith('/dang-nhap') ? '' : back
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Signing in and out: plain forms, no script needed. */
export function accountPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { ve?: string } }>('/dang-nhap', async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    return sendPage(reply, SignInPage({ view, back: backOf(request), examples: EXAMPLES }))
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
        const actor = await findActor(door.house.app, hashToken(session.token), now)
        return await reply.redirect(backOf(request) || (actor ? homeOf(actor) : '/'), 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { detail, status } = describe(error, language)
        const page = SignInPage({ view, back: backOf(request), account, refused: detail, examples: EXAMPLES })
        return sendPage(reply, page, status)
      }
    },
  )

  app.post('/dang-xuat', async (request, reply) => {
    const hash = sessionHash(door, request)
    if (hash) await deleteSession(door.house.app, hash, door.clock())
    clearSession(door, reply)
    return reply.redirect('/', 303)
  })
}
