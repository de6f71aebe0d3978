import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { QueueRule } from './queue-rules.ts'

/** Who is counted: the person it is for, a proxy who takes it for others, the browser it is taken on. */
export type TakeKind = 'person' | 'proxy' | 'device'

/** Counts one more number against a cap; refuses at the cap. Safe against two presses at once: the row is the lock. */
export async function countTake(
  work: Work,
  { kind, whose }: { kind: TakeKind; whose: string },
  rule: QueueRule,
): Promise<void> {
  const { trx, now } = work
  const day = dayOf(now)
  const cap = { person: rule.per_person, proxy: rule.per_proxy, device: rule.per_device }[kind]
  const digest = createHmac('sha256', await saltOf(work, day))
    .update(`${kind} ${whose}`)
    .digest('base64url')
  const rows = await trx`
    insert into ticket_takes as t (day, kind, digest, taken) values (${day}, ${kind}, ${digest}, 1)
    on conflict (day, kind, digest) do update set taken = t.taken + 1 where t.taken < ${cap}
    returning taken`
  if (rows.length === 1) return
  throw atCap(kind, cap)
}

function atCap(kind: TakeKind, cap: number) {
  const texts = {
    person: {
      vi: `Mỗi người lấy nhiều nhất ${cap} số một ngày, ở mọi nơi trong thành phố. Cần thêm, hãy hỏi cán bộ tại quầy.`,
      en: `A person takes at most ${cap} numbers a day, anywhere in the city. If you need more, ask at the desk.`,
    },
    proxy: {
      vi: `Mỗi người lấy hộ nhiều nhất ${cap} số một ngày, ở mọi nơi trong thành phố. Người cần làm thủ tục có thể tự lấy số.`,
      en: `One takes at most ${cap} numbers a day for others, anywhere in the city. Whoever needs one may take it himself.`,
    },
    device: {
      vi: `Trên một điện thoại lấy nhiều nhất ${cap} số một ngày. Hãy lấy số ở máy lấy số hoặc hỏi cán bộ tại quầy.`,
      en: `A phone takes at most ${cap} numbers a day. Use the kiosk, or ask at the desk.`,
    },
  }
  return conflict('queue_cap', texts[kind], { cap, kind })
}

/** The day's salt, made by whoever is first. */
async function saltOf({ trx }: Work, day: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  await trx`insert into queue_salts (day, salt) values (${day}, ${fresh}) on conflict do nothing`
  const [row] = await trx<{ salt: string }[]>`select salt from queue_salts where day = ${day}`
  return row?.salt ?? fresh
}

/** A device by the digest under which the house knows it; null where somebody is signed in. */
export function deviceOf(scope: string): string | null {
  return scope.startsWith('device:') ? createHash('sha256').update(scope).digest('base64url') : null
}
