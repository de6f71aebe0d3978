import type { CalendarContent } from '#modules/calendar'
import type { FieldError } from '#platform/refusal.ts'
import type { Change } from './calendar-change.ts'
import type { OwnerProps } from './owner-frame.tsx'

/** What the form of one change needs to know. */
export type EditProps = OwnerProps & {
  change: Change
  /** What the reader may do here. */
  changes: readonly Change[]
  kinds: readonly CalendarContent['days'][number]['kind'][]
  last: CalendarContent | null
  seen: number
  today: string
  values: Readonly<Record<string, string>>
  errors?: readonly FieldError[]
}
