/** What clients asked for and what they were told: each writes its own file, on a disk that nobody tortures. */
import { appendFileSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One request under its key, written before it is sent. Moments are milliseconds of the one clock all clients share. */
export type Asked = {
  readonly key: string
  readonly at: number
  /** The account that asks. */
  readonly actor: string
  /** `submit`, `intake`, an act on a dossier, `upload`, `read`, or an act beside dossiers: `custody.…`, `queue.…`, `offline.…`. */
  readonly act: string
  /** The dossier; null for a filing and an upload. */
  readonly code: string | null
  /** Words found in no other filing, by which its dossier is known again. */
  readonly mark: string | null
  /** Papers the request puts to the dossier. */
  readonly papers: readonly string[]
  /** Originals it is about, by id; of a filing, the paper whose original is handed in; of a queue's act, the counter. */
  readonly things: readonly string[]
  /** True for a filing that opens a chain. */
  readonly chain?: boolean
}

/** One answer, written when it has come. */
export type Told = {
  readonly key: string
  readonly at: number
  readonly status: number
  readonly code: string | null
  readonly version: number | null
  /** The dossier's state as it was told. */
  readonly business: string | null
  readonly paper: { readonly id: string; readonly sha256: string } | null
  /** Of a queue's act: the ticket, its version after the act, and the number under which it was called. */
  readonly ticket: {
    readonly id: string
    readonly version: number
    readonly label: string
    readonly call: number | null
  } | null
}

/** A request with every answer it got: more than one where it was sent again. */
export type Op = Asked & { readonly answers: readonly Told[] }

/** `acknowledged`: told that it is done. `refused`: told that it is not. `unknown`: never told. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

/** The first answer that said it is done. */
export function acknowledgement(op: Op): Told | null {
  return op.answers.find(({ status }) => status < 300) ?? null
}

/** The events one request makes, in their order: what was taken in without the line is filed, accepted and forwarded at once. */
export function stepsOf({ act }: Op): readonly string[] {
  return act === 'intake' ? ['submit', 'accept', 'forward'] : [act]
}

/** True for a request that files a dossier. */
export function isFiling({ act }: Op): boolean {
  return act === 'submit' || act === 'intake'
}

/** True for an act on originals or tickets, which is no step of a dossier. */
export function isBeside({ act }: Op): boolean {
  return act.includes('.')
}

/** What the client may believe about its request. */
export function outcomeOf(op: Op): Outcome {
  if (acknowledgement(op)) return 'acknowledged'
  return op.answers.some(({ status }) => isFinal(status)) ? 'refused' : 'unknown'
}

/** True for an answer after which asking again is no use; a server that is away or broken may have done it or not. */
export function isFinal(status: number): boolean {
  return status < 500 && status !== 429
}

/** One client's file. */
export type Diary = { readonly ask: (asked: Asked) => void; readonly tell: (told: Told) => void }

/** Opens a client's own file in the folder of histories. */
export function openDiary(folder: string, client: string): Diary {
  const file = join(folder, `${client}.jsonl`)
  const write = (line: object): void => appendFileSync(file, `${JSON.stringify(line)}\n`)
  return { ask: (asked) => write({ asked }), tell: (told) => write({ told }) }
}

/** Every request of every client, in the order they were made. */
export function readHistory(folder: string): Op[] {
  const asked = new Map<string, Asked & { answers: Told[] }>()
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    for (const text of readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)) {
      const line: { asked?: Asked; told?: Told } = JSON.parse(text)
      if (line.asked && !asked.has(line.asked.key)) asked.set(line.asked.key, { ...line.asked, answers: [] })
      if (line.told) asked.get(line.told.key)?.answers.push(line.told)
    }
  }
  return [...asked.values()].sort((a, b) => a.at - b.at)
}
