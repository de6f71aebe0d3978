import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { anyone, type Actor } from '#modules/record'
import { findActor, hashToken, type SignedIn } from '#modules/people'
import { DatabaseGone, isConnectionLost } from '#platform/database-gone.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Door } from './door.ts'

/** Nobody is signed in, and the thing asked for needs somebody: 401. */
export class NotSignedIn extends Refusal {
  constructor() {
    super({
      kind: 'forbidden',
      code: 'not_signed_in',
      text: {
        vi: 'Phiên đăng nhập đã hết hoặc bạn chưa đăng nhập. Hãy đăng nhập rồi làm tiếp; nội dung đã lưu nháp vẫn còn.',
        en: 'Your session is over or you are not signed in. Sign in and go on; saved drafts are still there.',
      },
    })
  }
}

const SESSION = 'haicap_session'
const DEVICE = 'haicap_device'
const known = new WeakMap<FastifyRequest, Promise<Actor>>()

function cookieName(door: Door, name: string): string {
  return door.secure ? `__Host-${name}` : name
}

/** The hash of the session's secret in the request's cookie, or null. */
export function sessionHash(door: Door, request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(door, SESSION)]
  return token ? hashToken(token) : null
}

async function lookUp(door: Door, request: FastifyRequest): Promise<Actor> {
  const hash = sessionHash(door, request)
  const found = hash ? await findActor(door.house.app, hash, door.clock()).catch(asGone) : null
  return found ?? anyone(request.cookies[cookieName(door, DEVICE)] ?? 'new')
}

function asGone(error: unknown): never {
  throw isConnectionLost(error) ? new DatabaseGone(error) : error
}

/** Who makes this request; looked up once per request. */
export function actorOf(door: Door, request: FastifyRequest): Promise<Actor> {
  const before = known.get(request)
  if (before) return before
  const looked = lookUp(door, request)
  known.set(request, looked)
  return looked
}

/** Who makes this request; refuses a visitor who is not signed in. */
export async function signedIn(door: Door, request: FastifyRequest): Promise<Actor> {
  const actor = await actorOf(door, request)
  if (actor.id === null) throw new NotSignedIn()
  return actor
}

/** Gives a visitor without one a device cookie, under which idempotency keys are remembered. */
export function markDevice(door: Door, request: FastifyRequest, reply: FastifyReply): void {
  const name = cookieName(door, DEVICE)
  if (request.cookies[name]) return
  const device = randomBytes(16).toString('base64url')
  request.cookies[name] = device
  reply.setCookie(name, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: door.secure,
    maxAge: 31_536_000,
  })
}

/** Puts the session's secret into a cookie the page's scripts cannot read; it goes when the browser closes, and the house ends it anyway. */
export function setSession(door: Door, reply: FastifyReply, session: SignedIn): void {
  reply.setCookie(cookieName(door, SESSION), session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: door.secure,
  })
}

/** Takes the session's cookie away. */
export function clearSession(door: Door, reply: FastifyReply): void {
  reply.clearCookie(cookieName(door, SESSION), { path: '/' })
}
