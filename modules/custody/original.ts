import { Type, type Static } from 'typebox'
import { holds, type Actor } from '#modules/record'

const Words = Type.Object({ vi: Type.String(), en: Type.String() })
const maybeText = Type.Union([Type.String(), Type.Null()])

/** Người giữ: an officer himself, the cupboard of an agency, its archive with the dossier, a courier, or the citizen again. */
const HOLDERS = ['officer', 'agency', 'archive', 'courier', 'citizen'] as const

/** Bản chính: one original paper of a dossier, and its one holder. On the way, agency and account are the sender's, who answers for it. */
export const Original = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    dossier_id: Type.String({ format: 'uuid' }),
    dossier_code: Type.String(),
    paper_key: Type.String(),
    ordinal: Type.Integer(),
    name: Words,
    holder: Type.Enum([...HOLDERS]),
    agency_id: maybeText,
    account_id: maybeText,
    holder_name: maybeText,
    slip_id: maybeText,
    since: Type.String({ format: 'date-time' }),
    taken_at: Type.String({ format: 'date-time' }),
    version: Type.Integer(),
  },
  { $id: 'Original' },
)
export type Original = Static<typeof Original>

/** Which papers an act is about. */
export const ChosenOriginals = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 })

/** May this officer give the paper out of hand? His own, what lies in his agency's cupboard, and as its leader what anybody there has. */
export function mayGive(actor: Actor, { holder, agency_id, account_id }: Original): boolean {
  if (holder !== 'officer' && holder !== 'agency' && holder !== 'archive') return false
  if (!actor.posts.some((post) => post.agency_id === agency_id)) return false
  return holder !== 'officer' || account_id === actor.id || leads(actor, agency_id)
}

function leads(actor: Actor, agency: string | null): boolean {
  return (['centre_leader', 'body_head', 'signer'] as const).some((role) => holds(actor, role, agency))
}
