import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { noteCode } from '#http/refusal-codes.ts'
import type { Door } from '#http/door.ts'
import { pageLanguage } from '#http/language.ts'
import { describe, logFailure } from '#http/problem.ts'
import { sealFields } from '#http/seal-fields.ts'
import { actorOf, markDevice, NotSignedIn } from '#http/session.ts'
import { act, keyOf, type Done } from '#http/work.ts'
import type { Actor, Key, Role, Work } from '#modules/record'
import { forbidden, Refusal } from '#platform/refusal.ts'
import type { Language } from '#platform/text.ts'
import { nestFields, type Nested } from './form-fields.ts'
import { ProblemPage } from './problem-page.tsx'
import { navigationOf } from './navigation.ts'
import { homeOf, shownActor } from './shown-actor.ts'
import { renderPage } from './ui/index.ts'
import { makeView, type Audience, type View } from './view.ts'

/** What a page is made for: its reader, its view, the moment and the language. */
export type Reader = {
  readonly actor: Actor
  readonly view: View
  readonly now: string
  readonly language: Language
}

/** Who reads this page, and how it greets him. */
export async function readerOf(door: Door, request: FastifyRequest, audience: Audience): Promise<Reader> {
  const actor = await actorOf(door, request)
  const language = pageLanguage(request)
  const view = makeView({
    language,
    path: request.url,
    audience,
    navigation: navigationOf(
      audience,
      actor.posts.map((post) => post.role),
    ),
    actor: shownActor(actor, door.isRehearsal === true),
    demonstration: door.demonstration,
    isRehearsal: door.isRehearsal === true,
  })
  return { actor, view, now: door.clock(), language }
}

/** As `readerOf`, for pages that need somebody signed in; a visitor is sent to sign in and comes back. */
export async function signedInReader(
  door: Door,
  request: FastifyRequest,
  audience: Audience,
): Promise<Reader> {
  const reader = await readerOf(door, request, audience)
  if (reader.actor.id === null) throw new NotSignedIn()
  return reader
}

/** As `signedInReader`, for pages of certain roles; others are told whose page it is and where theirs is. */
export async function readerWith(
  door: Door,
  request: FastifyRequest,
  needed: { audience: Audience; roles: readonly Role[] },
): Promise<Reader> {
  const reader = await signedInReader(door, request, needed.audience)
  if (reader.actor.posts.some((post) => needed.roles.includes(post.role))) return reader
  throw forbidden('other_desk', {
    vi: `Trang này dành cho công việc khác. Trang của bạn: ${homeOf(reader.actor)}.`,
    en: `This page is for another desk. Yours: ${homeOf(reader.actor)}.`,
  })
}

/** Sends a page as HTML; pages are never kept by shared caches. */
export function sendPage(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'private, no-store')
    .type('text/html; charset=utf-8')
    .send(renderPage(page))
}

/** The fields of a posted form as nested data, without its own key. */
export function fieldsOf(request: FastifyRequest): Nested {
  const { idempotency_key: _key, ...fields } = nestFields(request.body)
  return fields
}

/** Does the act of a form, under the key the form carries; two presses of a button are one act. */
export async function actByForm<T>(
  door: Door,
  request: FastifyRequest,
  run: (work: Work) => Promise<T>,
): Promise<Done<T>> {
  return act(door, await doingByForm(door, request), run)
}

/** Who acts by a form, and under which key; `posted` where its files came along. */
export async function doingByForm(
  door: Door,
  request: FastifyRequest,
  posted: Nested = nestFields(request.body),
): Promise<{ readonly actor: Actor; readonly key: Key }> {
  const actor = await actorOf(door, request)
  const { idempotency_key: key, ...body } = posted
  return { actor, key: keyOf(actor, key, { path: request.url, body: sealFields(door, body) }) }
}

/** A fresh key for a form that is being shown. */
export function freshKey(): string {
  return randomUUID()
}

/** Errors of pages are pages: what went wrong, what is allowed, where to go. */
export function pageErrors(app: FastifyInstance, door: Door): void {
  app.addHook('onRequest', async (request, reply) => markDevice(door, request, reply))
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof NotSignedIn && request.method === 'GET') {
      return reply.redirect(`/dang-nhap?${new URLSearchParams({ ve: request.url })}`, 303)
    }
    const purpose = purposeAsked(error, request)
    if (purpose) return reply.redirect(purpose, 303)
    const language = pageLanguage(request)
    const problem = describe(error, language)
    noteCode(request, problem.code)
    if (!hasLeft(error)) logFailure(error, request, problem.status)
    const reader = await readerOf(door, request, 'citizen').catch(() => null)
    const view =
      reader?.view ??
      makeView({
        ...{ language, path: request.url, demonstration: door.demonstration },
        isRehearsal: door.isRehearsal === true,
      })
    if (problem.status === 503) reply.header('retry-after', '2')
    const { status, detail, fields } = problem
    return sendPage(reply, ProblemPage({ view, status, detail, fields }), status)
  })
}

/** Where a city role says why it opens a dossier, when a page needs that first; null for every other refusal. */
function purposeAsked(error: unknown, { method, params, url }: FastifyRequest): string | null {
  if (!(error instanceof Refusal) || error.code !== 'purpose_needed' || method !== 'GET') return null
  const { code } = Object(params)
  if (typeof code !== 'string') return null
  return `/dieu-hanh/ho-so/${encodeURIComponent(code)}/muc-dich?${new URLSearchParams({ ve: url })}`
}

/** The reader went on before the page was sent, as a form that asks again does: nothing failed. */
function hasLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
