import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

/** How bad a gap is: nothing can be signed or issued, something is missing, one person alone carries it. */
export const GAP_LEVELS = ['alarm', 'lack', 'single'] as const
export type GapLevel = (typeof GAP_LEVELS)[number]

/** What may be missing. */
export const GAP_KINDS = [
  'no_signer',
  'one_vice_chair',
  'one_signer',
  'no_certificate',
  'certificate_ends',
  'no_seal',
  'seal_ends',
  'no_desk_officer',
  'one_desk_officer',
  'no_specialist',
  'one_specialist',
  'no_clerk',
  'one_clerk',
  'no_calendar',
  'no_code_pattern',
] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** Chỗ thiếu: what a unit lacks, for how many procedures, at which body, and whose it is. */
export const Gap = Type.Object({
  kind: Type.Enum([...GAP_KINDS]),
  level: Type.Enum([...GAP_LEVELS]),
  procedures: Type.Integer({ description: 'How many procedures it touches' }),
  agency: Type.Union([Type.String(), Type.Null()], { description: 'The body where it is missing' }),
  people: Type.Array(Type.String(), { description: 'The only one, or those whose certificate it is' }),
})
export type Gap = Static<typeof Gap>

/** Sẵn sàng: one unit, what it lacks, worst first. */
export const UnitReadiness = Type.Object({
  unit_id: Type.Integer(),
  level: Type.Enum([...GAP_LEVELS, 'ready']),
  procedures: Type.Integer(),
  able_signers: Type.Integer({ description: 'For ordinary procedures, now' }),
  gaps: Type.Array(Gap),
})
export type UnitReadiness = Static<typeof UnitReadiness>

export const LEVEL_OF: Record<GapKind, GapLevel> = {
  no_signer: 'alarm',
  one_vice_chair: 'alarm',
  one_signer: 'single',
  no_certificate: 'lack',
  certificate_ends: 'lack',
  no_seal: 'alarm',
  seal_ends: 'lack',
  no_desk_officer: 'lack',
  one_desk_officer: 'single',
  no_specialist: 'lack',
  one_specialist: 'single',
  no_clerk: 'lack',
  one_clerk: 'single',
  no_calendar: 'lack',
  no_code_pattern: 'lack',
}

/** What each gap means and what to do. */
export const GAP_TEXT: Record<GapKind, Text> = {
  no_signer: {
    vi: 'Không ai ký được: giao quyền ký ngay',
    en: 'Nobody can sign: authorise somebody at once',
  },
  one_vice_chair: {
    vi: 'Chỉ một Phó Chủ tịch ký được: giao thêm người ký',
    en: 'Only one vice-chair can sign: authorise another',
  },
  one_signer: { vi: 'Chỉ một người ký được', en: 'Only one can sign' },
  no_certificate: {
    vi: 'Người ký không có chứng thư số dùng được',
    en: 'A signer has no certificate that counts',
  },
  certificate_ends: {
    vi: 'Chứng thư số của người ký hết hạn trong 30 ngày',
    en: 'A signer’s certificate ends within 30 days',
  },
  no_seal: {
    vi: 'Con dấu số của cơ quan không có chứng thư dùng được: không phát hành được kết quả',
    en: 'The agency’s seal has no certificate that counts: no result can be issued',
  },
  seal_ends: {
    vi: 'Chứng thư con dấu số hết hạn trong 30 ngày',
    en: 'The seal’s certificate ends within 30 days',
  },
  no_desk_officer: { vi: 'Không có người tiếp nhận', en: 'Nobody receives dossiers' },
  one_desk_officer: { vi: 'Chỉ một người tiếp nhận', en: 'Only one receives dossiers' },
  no_specialist: { vi: 'Không có chuyên viên thụ lý', en: 'No specialist' },
  one_specialist: { vi: 'Chỉ một chuyên viên', en: 'Only one specialist' },
  no_clerk: { vi: 'Không có văn thư', en: 'No clerk' },
  one_clerk: { vi: 'Chỉ một văn thư', en: 'Only one clerk' },
  no_calendar: { vi: 'Chưa có lịch làm việc', en: 'No working calendar' },
  no_code_pattern: { vi: 'Chưa có mẫu mã hồ sơ', en: 'No pattern of dossier codes' },
}
