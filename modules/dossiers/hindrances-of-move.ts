import { isDeepStrictEqual } from 'node:util'
import { checkAnswers } from '#modules/forms'
import { allPapers, type PaperBans, type ProcedureVersion } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { missingPapers } from './checklist.ts'
import { isEnded, type Dossier } from './dossier.ts'
import { handedOnPaper } from './form-files.ts'

/** States in which nothing is decided yet: only such a dossier may change its version. */
export const MOVABLE: readonly Dossier['business'][] = [
  'submitted',
  'supplement_before',
  'accepted',
  'forwarded',
  'reviewing',
  'consulting',
  'supplement_proposed',
  'supplement',
  'financial',
]

/** From which version to which a dossier would go, and what nobody may ask it for. */
export type Moving = {
  readonly from: Pick<ProcedureVersion, 'definition'>
  readonly to: Pick<ProcedureVersion, 'definition'>
  readonly bans: PaperBans
}

/** What about the versions themselves keeps a dossier where it is: who settles it, how it came, what it was asked. */
function hindrancesOfVersion(dossier: Dossier, { from, to }: Moving): readonly Text[] {
  const { status, competent, channels } = to.definition
  const papers = allPapers(to.definition)
  const asked = dossier.supplement?.items.find((item) => !papers.some((paper) => paper.key === item.key))
  const found: (readonly [boolean, Text])[] = [
    [
      status !== 'in_force',
      { vi: 'Phiên bản mới bãi bỏ thủ tục này.', en: 'The new version ends this procedure.' },
    ],
    [
      !isDeepStrictEqual(from.definition.competent, competent),
      {
        vi: 'Theo phiên bản mới, cơ quan khác giải quyết.',
        en: 'By the new version another body settles it.',
      },
    ],
    [
      !channels.some((row) => row.channel === dossier.channel),
      {
        vi: 'Phiên bản mới không nhận theo cách hồ sơ đã nộp.',
        en: 'The new version is not filed in the way this dossier was.',
      },
    ],
    [
      asked !== undefined,
      {
        vi: 'Đang chờ bổ sung giấy tờ mà phiên bản mới không có.',
        en: 'It waits for a paper the new version does not have.',
      },
    ],
  ]
  return found.filter(([stays]) => stays).map(([, text]) => text)
}

/** Why a dossier stays with its version; empty when it may move. */
export function hindrancesOfMove(dossier: Dossier, moving: Moving): readonly Text[] {
  if (isEnded(dossier) || !MOVABLE.includes(dossier.business)) {
    return [{ vi: 'Hồ sơ đã trình hoặc đã xong.', en: 'The dossier is proposed or done already.' }]
  }
  const { to, bans } = moving
  const keys = new Set(to.definition.form.sections.flatMap((section) => section.fields.map((one) => one.key)))
  const known = Object.fromEntries(Object.entries(dossier.answers).filter(([key]) => keys.has(key)))
  const today = dayOf(dossier.submitted_at)
  const onPaper = handedOnPaper(dossier)
  const { answers, errors } = checkAnswers(to.definition.form, known, { today, onPaper })
  const { checklist, channel } = dossier
  const missing = missingPapers(to, { answers, checklist, channel, bans })
  return [...hindrancesOfVersion(dossier, moving), ...[...errors, ...missing].map((one) => one.message)]
}
