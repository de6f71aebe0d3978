import type { House } from '#db/house.ts'
import type { Env } from '#platform/env.ts'
import type { Server } from '#platform/server.ts'
import { openNamedHouse } from './demonstration.ts'
import { useGround } from './open-house.ts'

/** Opens a house for one command, beside the server that may run it, and closes it whatever happens. */
export async function withHouse<T>(
  env: Env,
  asked: { readonly command: string; readonly house: string | undefined },
  run: (open: { house: House; ground: Server }) => Promise<T>,
): Promise<T> {
  const ground = await useGround(env, asked.command)
  try {
    const house = await openNamedHouse(ground, env, asked.house)
    try {
      return await run({ house, ground })
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}
