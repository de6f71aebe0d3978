import type { Position } from '#modules/people'
import type { Text } from '#platform/text.ts'
import type { DelegationKind } from './delegation.ts'
import type { Ground } from './grounds.ts'

/** What each position is called. */
export const POSITION_TEXT: Record<Position, Text> = {
  chair: { vi: 'Chủ tịch', en: 'chair' },
  vice_chair: { vi: 'Phó Chủ tịch', en: 'vice-chair' },
  office_chief: { vi: 'Chánh Văn phòng', en: 'chief of office' },
  office_deputy: { vi: 'Phó Chánh Văn phòng', en: 'deputy chief of office' },
  body_head: { vi: 'Trưởng phòng', en: 'head of body' },
  body_deputy: { vi: 'Phó Trưởng phòng', en: 'deputy head of body' },
  centre_director: { vi: 'Giám đốc', en: 'director' },
  centre_deputy: { vi: 'Phó Giám đốc', en: 'deputy director' },
  officer: { vi: 'Công chức', en: 'officer' },
}

/** Whom a deputy signs in place of. */
const CHIEF_OF: Partial<Record<Position, Position>> = {
  vice_chair: 'chair',
  office_deputy: 'office_chief',
  body_deputy: 'body_head',
  centre_deputy: 'centre_director',
}

const SIGN: Record<DelegationKind, string> = { assignment: 'KT.', by_order: 'TL.', authorisation: 'TUQ.' }

function capitals(position: Position): string {
  return POSITION_TEXT[position].vi.toLocaleUpperCase('vi')
}

/**
 * The lines over a signature (NĐ 30/2020, thể thức): `TM. ỦY BAN NHÂN DÂN` for the committee as a body, `Q.` who acts in a
 * vacant office, `KT.` a deputy for his chief, `TL.` by order, `TUQ.` by authorisation; then the signer's own position.
 */
export function signatureWords(ground: Ground, signer: readonly Position[]): string[] {
  const { competence, chain, absence } = ground
  const collective = competence.collective ? ['TM. ỦY BAN NHÂN DÂN'] : []
  const { position } = competence
  const chief = CHIEF_OF[position]
  const forChief = chief ? [`KT. ${capitals(chief)}`] : []
  if (absence?.position) return [...collective, ...forChief, `Q. ${capitals(position)}`]
  if (chain.length === 0 && !absence) return [...collective, ...forChief, capitals(position)]
  const [own = 'officer'] = signer
  const over = chain.map((link) => `${SIGN[link.kind]} ${capitals(link.from_position)}`)
  const standing =
    chain.length > 0 ? over : [`${CHIEF_OF[own] === position ? 'KT.' : 'TUQ.'} ${capitals(position)}`]
  return [...collective, ...standing, capitals(own)]
}
