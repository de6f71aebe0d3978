import type { Officer } from '#modules/people'
import { actsFor, type Agency } from '#modules/units'
import type { FollowingPost } from './following-posts.ts'
import type { PlannedPost } from './plan-rules.ts'

type Asked = {
  readonly posts: readonly PlannedPost[]
  readonly accounts: ReadonlyMap<string, Pick<Officer, 'account_id'> & { readonly full_name: string }>
  /** Agencies the plan makes, and all there are after it. */
  readonly made: readonly Agency[]
  readonly agenciesAfter: readonly Agency[]
}

/** The posts that rules.json gives at the plan's own agencies; names of accounts that are not there come back. */
export function plannedPosts({ posts, accounts, made, agenciesAfter }: Asked): {
  readonly given: readonly FollowingPost[]
  readonly strangers: readonly string[]
} {
  const bySlug = new Map(made.map((agency) => [agency.slug, agency]))
  const near = Map.groupBy(agenciesAfter, ({ unit_id }) => unit_id)
  const given = posts.flatMap((post): FollowingPost[] => {
    const [account, agency] = [accounts.get(post.account), bySlug.get(post.agency)]
    if (!account || !agency) return []
    const { id: agency_id, unit_id } = agency
    return [
      {
        ...{ account_id: account.account_id, name: account.full_name, role: post.role, agency_id, unit_id },
        position: post.position ?? null,
        wall: actsFor(agency, near.get(unit_id) ?? []),
        from_agency_id: null,
      },
    ]
  })
  const names = new Set(posts.map(({ account }) => account))
  return { given, strangers: [...names].filter((name) => !accounts.has(name)) }
}
