import { closePools, openPools } from '#db/house.ts'
import type { Mirror } from '#http/mirror.ts'
import type { Env } from '#platform/env.ts'

/** Pools on the replica that DATABASE_REPLICA_URL names; null without one. They open when first needed, so it may be away. */
export function openMirror(env: Env, house: string): (Mirror & { close: () => Promise<void> }) | null {
  if (env.replicaUrl === undefined) return null
  const pools = openPools({ name: house, address: { kind: 'url', url: env.replicaUrl, isReplica: true } })
  return { app: pools.app, city: pools.city, close: () => closePools(pools) }
}
