import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { closedRegister } from '#modules/registers'
import { ChildError } from '#platform/child.ts'
import { StorageFull } from '#platform/files.ts'
import { ScannerGone } from '#platform/media/virus-scanner.ts'
import { isBehindWall, isDatabaseGone } from '#platform/database-gone.ts'
import { Refusal, type RefusalKind } from '#platform/refusal.ts'
import { say, type Language, type Text } from '#platform/text.ts'
import { languageOf } from './language.ts'
import { noteCode } from './refusal-codes.ts'
import { NotSignedIn } from './session.ts'
import { wordsFor } from './schema-words.ts'

/** Problem details (RFC 9457): what is wrong and what is allowed, in the reader's language. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem', additionalProperties: true },
)
export type Problem = Static<typeof Problem>

const STATUS: Record<RefusalKind, number> = { invalid: 400, forbidden: 403, not_found: 404, conflict: 409 }

/** Refusals with a status of their own. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  key_reused: 422,
  wrong_password: 401,
  account_locked: 429,
  too_many_tries: 429,
  file_too_large: 413,
}

const TITLE: Readonly<Record<number, Text>> = {
  400: { vi: 'Dữ liệu chưa đúng', en: 'The data are not right' },
  401: { vi: 'Cần đăng nhập', en: 'Sign-in needed' },
  403: { vi: 'Không được phép', en: 'Not allowed' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  409: { vi: 'Không làm được lúc này', en: 'Not possible now' },
  413: { vi: 'Tệp quá lớn', en: 'The file is too large' },
  415: { vi: 'Kiểu dữ liệu không nhận', en: 'This kind of data is not taken' },
  422: { vi: 'Khóa chống gửi trùng đã dùng', en: 'Idempotency key reused' },
  429: { vi: 'Quá nhiều lần', en: 'Too many tries' },
  503: { vi: 'Hệ thống tạm gián đoạn', en: 'The system is interrupted' },
}

const BROKEN: Text = {
  vi: 'Hệ thống gặp lỗi. Việc bạn vừa làm chưa được ghi nhận; hãy thử lại.',
  en: 'The system failed. What you just did was not recorded; please try again.',
}
const AWAY: Text = {
  vi: 'Cơ sở dữ liệu đang tạm gián đoạn. Hãy thử lại sau ít giây; gửi lại cùng một lần làm sẽ không bị trùng.',
  en: 'The database is away for a moment. Try again in a few seconds; sending the same act again does nothing twice.',
}
const READ_ONLY: Text = {
  vi: 'Vai trò của bạn chỉ được xem, không được thao tác trên hồ sơ.',
  en: 'Your role may look, but not act on dossiers.',
}
const FULL: Text = {
  vi: 'Máy chủ đang hết chỗ lưu hoặc quá tải. Việc bạn vừa làm chưa được ghi nhận; hãy thử lại sau ít phút.',
  en: 'The server is full or overloaded. What you just did was not recorded; try again in a few minutes.',
}

const UNSCANNED: Text = {
  vi: 'Máy quét vi-rút không trả lời, nên tệp chưa được nhận. Hãy gửi lại sau ít phút.',
  en: 'The virus scanner does not answer, so the file was not taken in. Send it again in a few minutes.',
}

/** Any error as status and words; only here are refusals given status codes. */
export function describe(error: unknown, language: Language): Problem & Record<string, unknown> {
  if (error instanceof Refusal) {
    const status = error instanceof NotSignedIn ? 401 : (STATUS_OF_CODE[error.code] ?? STATUS[error.kind])
    const fields = error.fields.map(({ field, message }) => ({ field, message: say(message, language) }))
    return {
      ...head(status, error.code, language),
      detail: say(error.text, language),
      ...(fields.length > 0 ? { fields } : {}),
      ...error.data,
    }
  }
  if (isDatabaseGone(error)) {
    return { ...head(503, 'database_gone', language), detail: say(AWAY, language) }
  }
  const closed = closedRegister(error)
  return closed ? describe(closed, language) : describeForeign(error, language)
}

function head(status: number, code: string, language: Language): Omit<Problem, 'detail'> {
  const title = TITLE[status] ?? { vi: 'Lỗi', en: 'Error' }
  return { type: `urn:haicap:${code}`, title: say(title, language), status, code }
}

/** What the reader of uploads says of a body that ends early or is no form; it gives no status of its own. */
const BROKEN_UPLOAD =
  /^(Unexpected end of |Part terminated early|Malformed |Missing Content-Type|Multipart: |Unsupported )/
const CUT_OFF: Text = {
  vi: 'Tệp gửi lên bị đứt quãng hoặc không đúng dạng. Hãy gửi lại.',
  en: 'The upload broke off or is not in the right form. Send it again.',
}

function describeForeign(error: unknown, language: Language): Problem & Record<string, unknown> {
  const foreign = error as Partial<FastifyError> & { code?: string }
  if (foreign.validation) {
    const fields = foreign.validation.map((one) => ({
      field: fieldOf(one.instancePath, one.params),
      message: wordsFor(one, language),
    }))
    const detail = say(
      { vi: 'Có trường thiếu hoặc chưa đúng.', en: 'A field is missing or wrong.' },
      language,
    )
    return { ...head(400, 'invalid_fields', language), detail, fields }
  }
  // Behind PostgreSQL's own wall city roles only read.
  if (isBehindWall(error)) {
    return { ...head(403, 'read_only', language), detail: say(READ_ONLY, language) }
  }
  if (error instanceof ScannerGone) {
    return { ...head(503, 'scanner_gone', language), detail: say(UNSCANNED, language) }
  }
  if (
    error instanceof StorageFull ||
    error instanceof ChildError ||
    foreign.code === 'ENOSPC' ||
    foreign.statusCode === 503
  ) {
    return { ...head(503, 'exhausted', language), detail: say(FULL, language) }
  }
  if (BROKEN_UPLOAD.test(foreign.message ?? '')) {
    return { ...head(400, 'broken_upload', language), detail: say(CUT_OFF, language) }
  }
  if (foreign.statusCode && foreign.statusCode < 500) {
    return { ...head(foreign.statusCode, 'bad_request', language), detail: foreign.message ?? '' }
  }
  return { ...head(500, 'broken', language), detail: say(BROKEN, language) }
}

function fieldOf(path: string, params: Record<string, unknown>): string {
  const inside = params['missingProperty'] ?? params['additionalProperty']
  const parts = path.split('/').filter(Boolean)
  return [...parts, ...(typeof inside === 'string' ? [inside] : [])].join('.')
}

/** Logs what failed, with where it came from and without personal data; to be asked to come again is no failure. */
export function logFailure(error: unknown, request: FastifyRequest, status: number): void {
  const route = request.routeOptions.url
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 503) {
    request.log.warn({ route }, 'turned away')
  } else if (status >= 500) request.log.error({ err: error, route }, 'request failed')
}

/** Answers an error of an API route as problem+json; unknown failures go to the log without personal data. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = describe(error, languageOf(request))
  noteCode(request, problem.code)
  logFailure(error, request, problem.status)
  if (problem.status === 503 || problem.status === 429)
    reply.header('retry-after', problem.status === 503 ? '2' : '900')
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}
