import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const SIGNATURE_STATES = ['pending', 'signed', 'failed', 'void'] as const
export type SignatureState = (typeof SIGNATURE_STATES)[number]

/** What each state is called. */
export const SIGNATURE_TEXT: Record<SignatureState, Text> = {
  pending: { vi: 'Đang ký', en: 'Being signed' },
  signed: { vi: 'Đã ký số', en: 'Signed' },
  failed: { vi: 'Chưa ký được', en: 'Not signed yet' },
  void: { vi: 'Đã bỏ, số đã hủy', en: 'Given up, number void' },
}

/** Where a signature stands on its paper: page, upper left corner and size, in points. */
const Place = Type.Object({
  page: Type.Integer(),
  x: Type.Number(),
  y: Type.Number(),
  width: Type.Number(),
  height: Type.Number(),
})

/** Chữ ký: one signature on the paper of one noun, under its register's number. */
export const Signature = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['personal', 'seal']),
  noun_id: Type.String(),
  noun_code: Type.String(),
  agency_id: Type.String(),
  unit_id: Type.Integer(),
  state: Type.Enum([...SIGNATURE_STATES]),
  register: Type.String(),
  /** As the register gave it: `12/2026`. */
  number: Type.String(),
  /** When this try began; the paper bears its day. */
  dated_at: Type.String(),
  signer_id: Type.String(),
  signer_name: Type.String(),
  signer_title: Type.String(),
  place: maybe(Place),
  /** SHA-256 of the paper before this signature, and of the file with it. */
  document_sha256: maybe(Type.String()),
  file_sha256: maybe(Type.String()),
  /** SHA-256 of the facts printed, as the paper's QR states them. */
  facts_digest: maybe(Type.String()),
  /** Serial number of the certificate. */
  certificate: maybe(Type.String()),
  signed_at: maybe(Type.String()),
  /** Why it failed or was given up. */
  reason: maybe(Type.String()),
  tries: Type.Integer(),
  changed_at: Type.String(),
})
export type Signature = Static<typeof Signature>

/** What a door brings back from signing the bytes. */
export type SignedBytes = {
  readonly id: string
  readonly place: Signature['place']
  readonly document_sha256: string
  readonly file_sha256: string
  readonly facts_digest: string | null
  readonly certificate: string
  readonly signed_at: string
}

/** Whose paper is to be signed, who may read it, and which register numbers it. */
export type PaperToSign = {
  readonly id: string
  readonly code: string
  readonly agency_id: string
  readonly unit_id: number
  readonly agency_ids: readonly string[]
  readonly person_ids: readonly string[]
  readonly register: string
  /** What the paper is called in the book. */
  readonly name: string
}
