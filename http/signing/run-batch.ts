import { findActorById } from '#modules/people'
import type { Actor } from '#modules/record'
import { getBatch, leaseBatch, releaseBatch, settleItem, type Batch, type BatchItem } from '#modules/signing'
import { isConnectionLost } from '#platform/database-gone.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { act, read } from '../work.ts'
import { sealResult, signResult } from './sign-result.ts'

/** How long a batch belongs to the process that works on it after each sign of life; a device may take seconds. */
const LEASE_MS = 60_000

/** While one paper is set or stamped, others are judged and kept. */
const AT_ONCE = 4

/** Batches this process works on, and doors that are closing. */
const running = new WeakMap<Door, Set<Promise<void>>>()
const closing = new WeakSet<Door>()

/**
 * Starts to work a batch through behind the request that asked for it, which may say at once that it runs; what breaks is
 * told, and the batch may go on later.
 */
export async function startBatch(
  door: Door,
  doing: { readonly actor: Actor; readonly tell: (error: unknown) => void },
  id: string,
): Promise<void> {
  if (!(await takeBatch(door, doing.actor, id))) return
  const runs = running.get(door) ?? new Set<Promise<void>>()
  running.set(door, runs)
  const run = workThrough(door, doing.actor, id)
    .catch(doing.tell)
    .finally(() => runs.delete(run))
  runs.add(run)
}

/** Lets the papers in hand end and begins no other; a batch that is cut off goes on when its signer says so. */
export async function stopBatches(door: Door): Promise<void> {
  closing.add(door)
  await Promise.all([...(running.get(door) ?? [])])
}

/** Works a batch through; does nothing while somebody else works on it. */
export async function runBatch(door: Door, actor: Actor, id: string): Promise<void> {
  if (await takeBatch(door, actor, id)) await workThrough(door, actor, id)
}

async function takeBatch(door: Door, actor: Actor, id: string): Promise<boolean> {
  const { answer } = await act(door, { actor, key: null }, (work) => leaseBatch(work, id, leaseOf(door)))
  return answer
}

/**
 * Ký từng giấy của một lượt: each as an act of its own with its own key, so that one failure touches no other and a paper
 * that was signed just before a crash is found signed.
 */
async function workThrough(door: Door, actor: Actor, id: string): Promise<void> {
  const quiet = { actor, key: null }
  try {
    const batch = await read(door, actor, (trx) => getBatch({ trx }, id))
    const waiting = batch.items.filter(({ state }) => state === 'waiting')
    const oneByOne = async (): Promise<void> => {
      for (let item = waiting.shift(); item && !closing.has(door); item = waiting.shift()) {
        const came = await signOne(door, { batch, item, account: actor.id ?? '' })
        const at = { batch: id, position: item.position, until: leaseOf(door) }
        await act(door, quiet, (work) => settleItem(work, at, came))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, oneByOne))
  } finally {
    await act(door, quiet, (work) => releaseBatch(work, id))
  }
}

function leaseOf(door: Door): string {
  return new Date(Date.parse(door.clock()) + LEASE_MS).toISOString()
}

type One = { readonly batch: Batch; readonly item: BatchItem; readonly account: string }

async function signOne(
  door: Door,
  { batch, item, account }: One,
): Promise<Pick<BatchItem, 'number' | 'reason'>> {
  // Who lost his post since the batch began signs nothing more.
  const actor = await findActorById(door.house.app, account, door.clock())
  if (!actor) return { number: null, reason: NO_ACCOUNT }
  const key = { scope: actor.scope, key: `${batch.id}/${item.position}`, hash: item.noun_id }
  const target = { code: item.noun_code, version: item.noun_version }
  const sign = batch.kind === 'seal' ? sealResult : signResult
  try {
    const { answer } = await sign(door, { actor, key }, target)
    return { number: answer.result_number ?? answer.decision?.signature?.number ?? null, reason: null }
  } catch (error) {
    if (isConnectionLost(error)) throw error
    return { number: null, reason: error instanceof Refusal ? error.text : BROKEN }
  }
}

const NO_ACCOUNT = {
  vi: 'Tài khoản của bạn đã đóng, nên không ký tiếp.',
  en: 'Your account is closed, so nothing more is signed.',
}
const BROKEN = {
  vi: 'Hệ thống gặp lỗi khi ký giấy này. Giấy chưa được ký; hãy ký lại.',
  en: 'The system failed on this paper. It is not signed; try again.',
}
