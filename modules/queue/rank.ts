import type { QueueRule } from './queue-rules.ts'

/**
 * The place in the line of who waits since a moment: that moment, less the head start of those who go first. As a place
 * never changes while one waits, only who came within the head start can still be put before one: nobody starves.
 */
export function rankOf(since: string, { isFirst, rule }: { isFirst: boolean; rule: QueueRule }): string {
  const ahead = isFirst ? rule.head_start_minutes * 60_000 : 0
  return new Date(Date.parse(since) - ahead).toISOString()
}
