import { createHash } from 'node:crypto'
import type { Definition } from './definition.ts'

/** A landed version of a procedure. It never changes; dossiers pin it by `id`. */
export type ProcedureVersion = {
  readonly id: string
  readonly code: string
  readonly version: number
  /** On Hà Nội's clock, as `toClockText` writes it: a day is its 00:00, a later minute says so. */
  readonly valid_from: string
  /** From then on it is valid no longer; null while it is open. */
  readonly valid_to: string | null
  readonly sha256: string
  readonly definition: Definition
}

/** The id of a version: a UUID (form 8) made from its code, number and content. */
export function versionId(code: string, version: number, sha256: string): string {
  const hex = createHash('sha256').update(`${code}@${version}:${sha256}`).digest('hex')
  const variant = (Number.parseInt(hex.slice(16, 17), 16) & 3) | 8
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(17, 20)}`,
  ]
  return [...parts, hex.slice(20, 32)].join('-')
}
