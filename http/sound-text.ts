import type { FastifyRequest } from 'fastify'
import { invalid } from '#platform/refusal.ts'

/** Deeper than any body of ours; what is deeper is refused rather than walked. */
const DEEPEST = 100

/** Refuses texts the database cannot keep, wherever they stand: the zero character and half a surrogate pair. */
export async function refuseBrokenText({ params, query, body }: FastifyRequest): Promise<void> {
  refuseBroken([params, query, body])
}

/** As `refuseBrokenText`, for what was read out of a form with files. */
export function refuseBroken(value: unknown): void {
  if (isSound(value, 0)) return
  throw invalid('broken_text', {
    vi: 'Có ký tự không đọc được trong dữ liệu gửi lên. Hãy gõ lại phần vừa dán.',
    en: 'What was sent holds a character that cannot be read. Type again what was pasted.',
  })
}

function isSound(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return true
  if (depth > DEEPEST) return false
  return Object.entries(value).every(([key, part]) => isSound(key, depth) && isSound(part, depth + 1))
}
