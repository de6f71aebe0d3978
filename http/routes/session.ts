import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { deleteSession, deleteSessions, findActor, hashToken, signIn } from '#modules/people'
import type { Actor } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { actorOf, clearSession, sessionHash, setSession, signedIn } from '../session.ts'

const SignIn = Type.Object(
  {
    account: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
)

/** Who is signed in: name, title, posts; never a secret. */
const Me = Type.Object({
  kind: Type.String(),
  name: Type.String(),
  title: Type.String(),
  posts: Type.Array(Type.Object({ role: Type.String(), agency_id: Type.String(), unit_id: Type.Integer() })),
})

const SECOND_FACTOR = forbidden('second_factor', {
  vi: 'Tài khoản này có khóa đăng nhập. Hãy đăng nhập bằng trình duyệt tại /dang-nhap.',
  en: 'This account has a passkey. Sign in with a browser at /dang-nhap.',
})

const GIVEN_PASSWORD = forbidden('given_password', {
  vi: 'Đây là mật khẩu tạm. Hãy đăng nhập bằng trình duyệt tại /dang-nhap và đặt mật khẩu của bạn.',
  en: 'This password was only given. Sign in with a browser at /dang-nhap and set your own.',
})

function me(actor: Actor): Static<typeof Me> {
  return {
    kind: actor.kind,
    name: actor.name,
    title: actor.title,
    posts: actor.posts.map((post) => ({ ...post })),
  }
}

/** Signing in and out: `POST`, `GET`, `DELETE /api/session`. */
export function sessionRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: Static<typeof SignIn> }>(
    '/api/session',
    {
      schema: { tags: ['session'], body: SignIn, response: { 201: Me } },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const session = await signIn(door.house.app, request.body, door.clock())
      if (session.stage !== 'open') {
        await deleteSession(door.house.app, hashToken(session.token), door.clock())
        throw session.stage === 'password' ? GIVEN_PASSWORD : SECOND_FACTOR
      }
      setSession(door, reply, session)
      const actor = await findActor(door.house.app, hashToken(session.token), door.clock())
      if (!actor) throw new Error('a session that has just begun is not there')
      return reply.code(201).send(me(actor))
    },
  )

  app.get('/api/session', { schema: { tags: ['session'], response: { 200: Me } } }, async (request) =>
    me(await actorOf(door, request)),
  )

  app.delete<{ Querystring: { everywhere?: boolean } }>(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        querystring: Type.Object({ everywhere: Type.Optional(Type.Boolean()) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const hash = sessionHash(door, request)
      if (request.query.everywhere && actor.id) await deleteSessions(door.house.app, actor.id, door.clock())
      else if (hash) await deleteSession(door.house.app, hash, door.clock())
      clearSession(door, reply)
      return reply.code(204).send()
    },
  )
}
