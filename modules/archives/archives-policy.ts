import { holds, type Actor } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'

/** The agencies whose archive this officer keeps: the clerk's (văn thư, lưu trữ). */
export function keptArchives({ posts }: Actor): string[] {
  return [...new Set(posts.flatMap(({ role, agency_id }) => (role === 'clerk' ? [agency_id] : [])))]
}

/** Refuses whoever keeps no archive at all. */
export function mustKeepSome(actor: Actor): void {
  if (keptArchives(actor).length === 0) throw clerkOnly()
}

/** Refuses whoever does not keep this agency's archive. */
export function mustKeepArchive(actor: Actor, agency: string): void {
  if (holds(actor, 'clerk', agency)) return
  throw clerkOnly()
}

function clerkOnly() {
  return forbidden('clerk_only', {
    vi: 'Văn thư của cơ quan lập mục lục hộp lưu trữ.',
    en: 'The agency’s clerk lists the boxes of its archive.',
  })
}
