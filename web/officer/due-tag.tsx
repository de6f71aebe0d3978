import { formatMoment } from '#platform/dates.ts'
import { StatusTag, useWords } from '#web/ui/index.ts'
import type { Standing } from './standing.ts'

/** The moment that counts with how the dossier stands against it; the words say it, the colour helps. */
export function DueTag({ standing }: { standing: Standing }) {
  const say = useWords()
  const { at, tone, text, left } = standing
  return (
    <span class="due">
      {at ? <time dateTime={at}>{formatMoment(at)}</time> : null}
      <StatusTag text={text} tone={tone} />
      {left ? <small class="due-left">{say(left)}</small> : null}
    </span>
  )
}
