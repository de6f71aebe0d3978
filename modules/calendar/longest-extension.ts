import type { Text } from '#platform/text.ts'
import type { Calendar } from './calendar.ts'
import type { ClockRules } from './clock-rules.ts'
import { type Limit, limitText } from './limit.ts'
import { legalDue } from './reckon.ts'
import { addWorkingDays } from './working-time.ts'

/** Where a procedure does not say how far an apology may put its date off: by its own limit once (D19, a guess). */
const USUAL_LIMITS = 1

type Clock = { readonly limit: Limit; readonly rules: ClockRules }

/** The limit that an extension may add; "trong ngày" adds a working day. Null where the law sets or we know no limit. */
function mostAdded({ limit, rules }: Clock): Limit | null {
  const times = rules.extension_limits ?? USUAL_LIMITS
  if (limit.unit === 'same_day') return { unit: 'working_days', value: times }
  return 'value' in limit ? { ...limit, value: limit.value * times } : null
}

/** The last moment to which an appointment may be put off; null where no limit is known to measure it by. */
export function latestExtension(clock: Clock, from: string, calendar: Calendar): string | null {
  const limit = mostAdded(clock)
  if (limit === null) return null
  if (limit.unit === 'working_days') return addWorkingDays(calendar, from, limit.value)
  // A date given is no receipt: the rule of the last hour has nothing to say of it.
  const rules = { ...clock.rules, last_hour: false }
  return legalDue({ limit, channel: 'counter', receivedAt: from, intervals: [], calendar, rules })
}

/** How far an appointment may be put off, and by whose word, as a half sentence; null where no limit is known. */
export function extensionText(clock: Clock): Text | null {
  const limit = mostAdded(clock)
  if (limit === null) return null
  const most = limitText(limit)
  return clock.rules.extension_limits === undefined
    ? {
        vi: `thêm không quá ${most.vi}, bằng thời hạn giải quyết (mức mặc định: chưa rõ văn bản quy định mức tối đa)`,
        en: `by ${most.en} at most, the limit once more (the usual measure: no text is known that sets one)`,
      }
    : {
        vi: `thêm không quá ${most.vi}, theo phiên bản thủ tục của hồ sơ`,
        en: `by ${most.en} at most, as the version of the procedure says`,
      }
}
