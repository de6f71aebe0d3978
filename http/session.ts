import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { anyone, type Actor } from '#modules/record'
import { findActor, findPending, hashToken, type SignedIn } from '#modules/people'
import type { Trx } from '#platform/database.ts'
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

/** Actors as they were when last looked up, by the hash of their session; never taken at their word, see `assumedActor`. */
const seen = new WeakMap<Door, Map<string, Actor>>()
const MOST_SEEN = 20_000
const assumptions = new WeakMap<Actor, string>()

/**
 * Who makes this request, as the session was when last looked up: a session costs no trip of its own then. `act` and `read`
 * look it up again in the same trip as their first statement and begin anew where it has changed, so that nothing is done or
 * shown by a session that is over. Only for what happens inside `act` or `read`; refuses whoever is not signed in.
 */
export async function assumedActor(door: Door, request: FastifyRequest): Promise<Actor> {
  const hash = sessionHash(door, request)
  const sessions = seen.get(door) ?? new Map<string, Actor>()
  seen.set(door, sessions)
  const before = hash ? sessions.get(hash) : undefined
  if (before) return before
  const actor = await signedIn(door, request)
  // The city's database role may not read sessions.
  if (hash && actor.sees === 'own') assume(sessions, hash, actor)
  return actor
}

function assume(sessions: Map<string, Actor>, hash: string, actor: Actor): void {
  if (sessions.size >= MOST_SEEN) sessions.clear()
  sessions.set(hash, actor)
  assumptions.set(actor, hash)
}

/** Looks an assumed actor up again; answers him where nothing changed, who he is now where it did, and refuses if it is over. */
export async function confirmActor(door: Door, actor: Actor, trx: Trx): Promise<Actor> {
  const hash = assumptions.get(actor)
  if (hash === undefined) return actor
  const now = await findActor(trx, hash, door.clock())
  if (now && isDeepStrictEqual(now, actor)) return actor
  seen.get(door)?.delete(hash)
  if (!now) throw new NotSignedIn()
  return now
}

/** Whose sign-in waits for its second factor under this cookie; null where none does. */
export async function pendingOf(door: Door, request: FastifyRequest) {
  const token_hash = sessionHash(door, request)
  const pending = token_hash ? await findPending(door.house.app, token_hash, door.clock()) : null
  return pending && token_hash ? { ...pending, token_hash } : null
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

/** The device cookie's secret, of whoever is signed in too; null before a page gave one. */
export function deviceCookie(door: Door, request: FastifyRequest): string | null {
  return request.cookies[cookieName(door, DEVICE)] ?? null
}

const IDENTITY = 'haicap_identity'

/** Binds a sign-in on its way to a provider to the browser it began in; it must come back with a top-level visit. */
export function setIdentityCookie(
  door: Door,
  reply: FastifyReply,
  { token, minutes }: { token: string; minutes: number },
): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: door.secure } as const
  reply.setCookie(cookieName(door, IDENTITY), token, { ...options, maxAge: minutes * 60 })
}

/** The secret of a sign-in on its way, as the browser brings it back. */
export function identityCookie(door: Door, request: FastifyRequest): string | null {
  return request.cookies[cookieName(door, IDENTITY)] ?? null
}

/** Takes it away: it is of no more use. */
export function clearIdentityCookie(door: Door, reply: FastifyReply): void {
  reply.clearCookie(cookieName(door, IDENTITY), { path: '/' })
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

const SEALED = 'haicap_niem_phong'
const A_YEAR_S = 31_536_000

/** Says of this browser that it may hold sealed things that are not sent yet, whoever signs out of it. */
export function keepsSealed(door: Door, reply: FastifyReply): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: door.secure } as const
  reply.setCookie(cookieName(door, SEALED), '1', { ...options, maxAge: A_YEAR_S })
}

/**
 * Takes the session's cookie away, and has the browser forget what it kept. A desk's browser forgets by its own script
 * (decisions/0029): clearing its storage would take what is sealed and not sent yet.
 */
export function clearSession(door: Door, reply: FastifyReply): void {
  const isDesk = reply.request.cookies[cookieName(door, SEALED)] !== undefined
  reply.header('clear-site-data', isDesk ? '"cache"' : '"cache", "storage"')
  reply.clearCookie(cookieName(door, SESSION), { path: '/' })
}
