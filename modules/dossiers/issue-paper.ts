import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import type { Step } from './dossier-policy.ts'
import type { IssuedForm, IssuedPaper } from './issued-paper.ts'

/** A paper about to be issued; the write gives it its number. */
export type FreshPaper = Omit<IssuedPaper, 'number'>

/** Phát hành: the paper that the law has this act issue, all but its number; null where it issues none. */
export function freshPaper(work: Work, step: Step, after: Dossier): FreshPaper | null {
  const { form } = step.rule
  if (!form) return null
  const signed_by = step.post ? { name: work.actor.name, title: work.actor.title } : null
  const agency_id = step.post?.agency_id ?? after.reception_agency_id
  return { form, at: work.now, agency_id, signed_by, ...said(form, after) }
}

/** What the form says and a later act will change. */
function said(form: IssuedForm, after: Dossier): Pick<IssuedPaper, 'checklist' | 'supplement'> {
  if (form === '01')
    return { checklist: after.checklist.map(({ key, kind, count }) => ({ key, kind, count })) }
  if (form === '02' && after.supplement) return { supplement: after.supplement }
  return {}
}
