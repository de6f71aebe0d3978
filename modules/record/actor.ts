/** The roles an officer may hold at an agency (domain brief §10.3). */
export const ROLES = [
  'desk_officer',
  'centre_leader',
  'cashier',
  'specialist',
  'body_head',
  'signer',
  'clerk',
  'commune_admin',
  'coordinator',
  'city_admin',
  'city_controller',
  'city_leader',
  'auditor',
] as const

/** Vai trò: what an officer may do at one agency. */
export type Role = (typeof ROLES)[number]

/** One role at one agency, as it stands today. */
export type Post = { readonly role: Role; readonly agency_id: string; readonly unit_id: number }

/**
 * Who acts. An officer acts for the agencies behind his posts; a citizen for himself;
 * `system` is a job of the house; `anyone` is a visitor known only by a device cookie.
 */
export type Actor = {
  readonly kind: 'officer' | 'citizen' | 'system' | 'anyone'
  /** The account; null for `system` and `anyone`. */
  readonly id: string | null
  readonly name: string
  readonly title: string
  /** The person behind a citizen's account. */
  readonly person_id: string | null
  readonly posts: readonly Post[]
  /** The wall: agencies whose dossiers the officer may see. */
  readonly agencies: readonly string[]
  /** City roles see the whole house through a database role of their own. */
  readonly sees: 'city' | 'own'
  /** Idempotency keys are remembered under this scope: the account or the device. */
  readonly scope: string
}

/** A job of the house acting by itself. */
export const SYSTEM: Actor = {
  kind: 'system',
  id: null,
  name: 'Hệ thống',
  title: '',
  person_id: null,
  posts: [],
  agencies: [],
  sees: 'own',
  scope: 'system',
}

/** A visitor who has not signed in, known only by his device cookie. */
export function anyone(device: string): Actor {
  return { ...SYSTEM, kind: 'anyone', name: '', scope: `device:${device}` }
}

/** Does the actor hold this role at this agency (or anywhere, when no agency is named)? */
export function holds(actor: Actor, role: Role, agencyId?: string | null): boolean {
  return actor.posts.some(
    (post) => post.role === role && (agencyId === undefined || post.agency_id === agencyId),
  )
}
