import { forbidden } from '#platform/refusal.ts'
import type { Actor, Post } from './actor.ts'

/** How long a desk may go on without the line, in hours: the officer's right on the device, and the blocks it holds. */
const OFFLINE_HOURS = 8

/** Until when a desk may go on whose line is cut after this moment. */
export function offlineUntil(now: string): string {
  return new Date(Date.parse(now) + OFFLINE_HOURS * 3_600_000).toISOString()
}

/** The actor's post at a desk; refuses who has none. */
export function deskPost({ posts }: Pick<Actor, 'posts'>): Post {
  const post = posts.find(({ role }) => role === 'desk_officer')
  if (post) return post
  throw forbidden('desk_only', {
    vi: 'Chỉ công chức một cửa làm việc này, tại quầy của mình.',
    en: 'Only a desk officer does this, at his own desk.',
  })
}
