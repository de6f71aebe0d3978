import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { compareNotes, testify, verifiersOf, type Published, type Testimony } from '#modules/evidence'
import { systemClock } from '#platform/clock.ts'
import { writeDurably } from '#platform/durable-file.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { parseVerifier, type Verifier } from '#platform/tlog/note.ts'
import { openPublished } from './published.ts'

const USAGE = `haicap witness --url ADDRESS|DIR --state FILE [--key KEY] [--with FILE] [--every SECONDS] [--json]
  keeps the checkpoints of a log and proves each to have grown out of the one before; --with compares another witness's file;
  --key names the key to believe, also after the house replaced its own and said so`

/** Most checkpoints a witness keeps in its file; the newest is the one that counts. */
const MOST_KEPT = 1000

/** What a witness knows: the key it believes, those it believed before, and the notes it has seen, the newest last. */
type State = {
  readonly key: string
  readonly formerly: readonly string[]
  readonly notes: readonly { readonly at: string; readonly note: string }[]
}

/** `haicap witness`: 1 with both notes where two checkpoints contradict each other. */
export async function witness(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const { url, state: file } = values
  if (!url || !file) throw new Error(USAGE)
  for (;;) {
    const testimony = await look({ url, file, key: values.key, other: values.with })
    process.stdout.write(`${values.json ? JSON.stringify(testimony) : told(testimony)}\n`)
    if (!testimony.ok) return 1
    if (values.every === undefined) return 0
    await rest(Number(values.every) * 1000)
  }
}

const OPTIONS = {
  url: { type: 'string' },
  state: { type: 'string' },
  key: { type: 'string' },
  with: { type: 'string' },
  every: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Asked = { url: string; file: string; key: string | undefined; other: string | undefined }

async function look({ url, file, key, other }: Asked): Promise<Testimony> {
  const published = await openPublished(url)
  const kept = readState(file)
  const state = { key: key ?? kept?.key ?? (await keyOf(published)), notes: kept?.notes ?? [] }
  // A new key is believed when its witness names it; what was seen before was signed by the former one.
  const verifiers = [...new Set([state.key, ...(kept?.formerly ?? []), kept?.key ?? state.key])].map(believed)
  const now = Buffer.from((await published('checkpoint')) ?? []).toString()
  const before = state.notes.at(-1)?.note ?? null
  const testimony = await testify(published, verifiers, { before, now })
  if (!testimony.ok) return testimony
  const notes = now === before ? state.notes : [...state.notes, { at: systemClock(), note: now }]
  const formerly = verifiers.map(({ text }) => text).filter((text) => text !== state.key)
  await writeState(file, { key: state.key, formerly, notes: notes.slice(-MOST_KEPT) })
  const theirs = other === undefined ? undefined : readState(other)?.notes.at(-1)?.note
  if (other === undefined) return testimony
  if (theirs === undefined) throw new Error(`${other} holds no checkpoint of a witness`)
  return compareNotes(published, verifiers, [now, theirs])
}

/** The first time the key is taken from the log itself, unless one is given; from then on it is the one believed until another is named. */
async function keyOf(published: Published): Promise<string> {
  const [first] = await verifiersOf(published)
  if (!first) throw new Error('the log publishes no key')
  return first.text
}

function believed(key: string): Verifier {
  const verifier = parseVerifier(NODE.sha256, key)
  if (verifier) return verifier
  throw new Error(`"${key}" is no key of a log: name+hash+base64`)
}

function readState(file: string): State | null {
  if (!existsSync(file)) return null
  const state: Partial<State> = Object(JSON.parse(readFileSync(file, 'utf8')))
  if (typeof state.key === 'string' && Array.isArray(state.notes))
    return { key: state.key, formerly: state.formerly ?? [], notes: state.notes }
  throw new Error(`${file} is no file of a witness`)
}

function writeState(file: string, state: State): Promise<void> {
  return writeDurably(file, `${JSON.stringify(state, null, 1)}\n`)
}

function told(testimony: Testimony): string {
  if (testimony.ok) return `Khớp · Consistent: ${testimony.size} sự kiện · events`
  return [testimony.text.vi, testimony.text.en, '', ...testimony.notes].join('\n')
}
