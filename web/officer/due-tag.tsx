import type { DossierStep } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { StatusTag, useWords } from '#web/ui/index.ts'
import type { Standing } from './standing.ts'

/** "bước này: 11:00 03/03/2026" */
function dueForStep({ due_at }: DossierStep): Text {
  const at = formatMoment(due_at)
  return { vi: `bước này: ${at}`, en: `this step: ${at}` }
}

/** The moment that counts with how the dossier stands against it; the words say it, the colour helps. */
export function DueTag({ standing, step }: { standing: Standing; step?: DossierStep | undefined }) {
  const say = useWords()
  const { at, tone, text, left } = standing
  return (
    <span class="due">
      {at ? <time dateTime={at}>{formatMoment(at)}</time> : null}
      <StatusTag text={text} tone={tone} />
      {left ? <small class="due-left">{say(left)}</small> : null}
      {step ? <small class="due-left">{say(dueForStep(step))}</small> : null}
    </span>
  )
}
