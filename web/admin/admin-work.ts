import type { Text } from '#platform/text.ts'

/** One kind of work of the administrator: its page, and what it is for. */
export type AdminWork = { readonly href: string; readonly title: Text; readonly about: Text }

/** What an administrator may do, in the order of his first page. */
export const ADMIN_WORK: readonly AdminWork[] = []
