import { join } from 'node:path'
import type { Signing } from '#http/door.ts'
import type { Clock } from '#platform/clock.ts'
import { openDemonstrationKeys } from '#platform/signing/demonstration-authority.ts'
import { openKeyRing } from '#platform/signing/key-ring.ts'
import { remoteStampAuthority } from '#platform/signing/time-stamp.ts'

/** How long an authority elsewhere may take, in milliseconds. */
const PATIENCE = 10_000

/** Opens the house's keys: a demonstration makes its own, a real house has them put into `keys/`. */
export async function openSigning(
  folder: string,
  house: { readonly demonstration: boolean; readonly stampsAt: string | undefined; readonly clock: Clock },
): Promise<Signing> {
  const path = join(folder, 'keys')
  const remote = house.stampsAt === undefined ? null : remoteStampAuthority(house.stampsAt, PATIENCE)
  if (house.demonstration) {
    const { keys, stamps } = await openDemonstrationKeys(path, house.clock)
    return { keys, stamps: remote ?? stamps }
  }
  const nobody = (): Promise<never> =>
    Promise.reject(new Error('Chưa đặt địa chỉ dịch vụ cấp dấu thời gian (TIME_STAMPS).'))
  return { keys: await openKeyRing(path), stamps: remote ?? nobody }
}
