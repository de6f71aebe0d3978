import { Type, type Static } from 'typebox'

/** Kết quả của một mắt xích: what ended it; recorded by hand where a body outside the house gave it. */
export const LinkResult = Type.Object({
  at: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  issued_by: Type.Optional(Type.String()),
  /** Papers that prove it, of the chain's last dossier. */
  evidence: Type.Optional(Type.Array(Type.String())),
  recorded_at: Type.Optional(Type.String()),
  recorder: Type.Optional(Type.String()),
})
export type LinkResult = Static<typeof LinkResult>

/** A link that has begun: its dossier, or none where it is settled outside the house. */
export type BegunLink = {
  readonly dossier_id: string | null
  /** When the result before it came; null for the first, which counts from its receipt. */
  readonly from_at: string | null
  readonly result: LinkResult | null
}

/** Why a chain ended: its last result, or the link (counted from 0) that ended without one. */
export type ChainEnding = {
  readonly link: number
  readonly how: 'finished' | 'refused' | 'declined' | 'stopped' | 'withdrawn'
  readonly reason: string
}

/** Chuỗi liên thông: a running chain as it is stored. */
export type Chain = {
  readonly id: string
  readonly key: string
  readonly valid_from: string
  readonly reception_agency_id: string
  readonly channel: 'counter' | 'online' | 'post'
  readonly state: 'running' | 'finished' | 'stopped'
  readonly links: readonly BegunLink[]
  readonly opened_at: string
  readonly ended_at: string | null
  readonly ending: ChainEnding | null
  readonly version: number
}
