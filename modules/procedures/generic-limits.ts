import type { Definition } from './definition.ts'
import type { ProcedureFacts } from './procedure-facts.ts'

/** What a limit's source says where nobody published a limit. */
export const NOT_PUBLISHED = 'Chưa công bố'

/**
 * One published limit holds for every way of filing. Several without a channel are unknown for each channel:
 * which of them applies would be a guess. A known limit without a source is refused.
 */
export function genericLimits(facts: ProcedureFacts, channels: Definition['channels']): Definition['limits'] {
  const { entry, limit_source } = facts
  const known = entry.limits.filter((limit) => limit.unit !== 'unknown')
  const [only, other] = known
  if (only && limit_source === '') {
    throw new Error(`catalogue.csv: the limit of ${entry.code} is known but nobody says where it is written`)
  }
  const source = limit_source === '' ? NOT_PUBLISHED : limit_source
  if (!only || !other) return [{ channel: null, case: null, limit: only ?? { unit: 'unknown' }, source }]
  return channels.map(({ channel }) => ({ channel, case: null, limit: { unit: 'unknown' }, source }))
}
