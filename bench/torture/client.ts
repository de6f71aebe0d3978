/** A commune at work: its desks file dossiers and bring them to their end by chance, looking, racing and repeating themselves. */
import { pause } from '#platform/processes.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { picture } from '#test/picture.ts'
import { CHAIN, nextInChain } from './chains.ts'
import { ask, askAgain, type Answer, type Line, type Request } from './ask.ts'
import { request, type Commune } from './commune.ts'
import { moveOriginal } from './move-original.ts'
import { nextMove, seenOf, type Move, type Seen } from './moves.ts'
import { workTheQueue } from './work-the-queue.ts'
import { sendLate, takeInWithoutLine, type Outbox } from './work-without-line.ts'

/** Whether to go on; shared by all. */
export type Load = { isOver: boolean }

/** Works until it is told to stop; what is in flight is brought to its answer first. */
export async function work(commune: Commune, line: Line, load: Load): Promise<void> {
  const open: string[] = []
  const outbox: Outbox = []
  const ended: string[] = []
  for (let number = 1; !load.isOver; number += 1) {
    const { random } = line
    if (open.length < 2 || (open.length < 4 && random.chance(0.2))) {
      const code = await file(commune, line, number)
      if (code) open.push(code)
      continue
    }
    if (random.chance(0.2)) await workTheQueue(commune, line)
    if (outbox.length === 0 && random.chance(0.04)) await takeInWithoutLine(commune, line, outbox)
    else if (random.chance(0.1)) {
      const late = await sendLate(commune, line, outbox)
      if (late) open.push(late)
    }
    const code = random.pick(open)
    if (random.chance(0.3)) await moveOriginal(commune, line, code)
    if (!(await advance(commune, line, code))) ended.push(...open.splice(open.indexOf(code), 1))
    if (random.chance(0.1)) await goOn(commune, line, { open, ended })
  }
}

/** Takes up what a chain has opened behind a dossier that was brought to its end. */
async function goOn(
  commune: Commune,
  line: Line,
  { open, ended }: { open: string[]; ended: string[] },
): Promise<void> {
  const code = ended.shift()
  if (code === undefined) return
  const next = await nextInChain(commune, line, code)
  if (next === 'waiting') ended.push(code)
  else if (next) open.push(next.code)
}

async function file(commune: Commune, line: Line, number: number): Promise<string | null> {
  const { random } = line
  const paper = random.chance(0.3) ? await upload(commune, line) : null
  const example = random.chance(0.5) ? CERTIFIED_COPY : MARITAL_STATUS
  const mark = `${line.name} ${number}`
  const isCopy = example === CERTIFIED_COPY
  const checklist = isCopy
    ? [{ key: 'original', kind: 'original', count: 1, paper_ids: paper ? [paper] : [] }]
    : [{ key: 'earlier', kind: 'original', count: 1, paper_ids: paper ? [paper] : [] }]
  const own = isCopy ? { document: mark } : { residence: { unit: commune.official, line: mark } }
  const answers = { ...example.answers, ...own }
  const chain = !isCopy && random.chance(0.5)
  const body = { ...example, unit: commune.unit, answers, checklist, ...(chain ? { chain: CHAIN.key } : {}) }
  const filing = {
    act: 'submit',
    path: '/api/dossiers',
    body,
    code: null,
    mark,
    ...{ papers: paper ? [paper] : [], chain },
    // The original of a copy is shown and given back at once; the other one stays.
    things: isCopy ? [] : ['earlier'],
  }
  const answer = await ask(line, request(commune, 'tiepnhan', filing))
  if (answer) await maybeAgain(line, request(commune, 'tiepnhan', filing), answer)
  return answer?.code ?? null
}

async function upload(commune: Commune, line: Line): Promise<string | null> {
  const content = picture(Array.from({ length: 300 }, () => line.random.between(0, 255)))
  const sent = { act: 'upload', path: '/api/papers', body: null, file: content, code: null }
  const answer = await ask(line, request(commune, 'tiepnhan', sent))
  return answer?.paper?.id ?? null
}

/** One more act on the dossier; false when nothing is left to do or it leads nowhere. */
async function advance(commune: Commune, line: Line, code: string): Promise<boolean> {
  const { random } = line
  const desk = random.pick(['tiepnhan', 'chuyenvien', 'truongphong'])
  const seen = await ask(
    line,
    request(commune, desk, { act: 'read', path: `/api/dossiers/${code}`, body: null, code }),
  )
  if (!seen || seen.status >= 300) return seen === null
  const view = seenOf(seen.body)
  const move = nextMove(view, commune.unit, random)
  if (!move) return false
  if (random.chance(0.1)) return race(commune, line, { view, move })
  const asked = actRequest(commune, view, move)
  const answer = await ask(line, asked)
  if (answer) await maybeAgain(line, asked, answer)
  if (random.chance(0.1)) await pause(random.between(0, 50))
  return answer === null || answer.status < 300 || answer.status === 409
}

function actRequest(commune: Commune, { code }: Seen, { desk, act, path, body }: Move): Request {
  return request(commune, desk, { act, path: `/api/dossiers/${code}/${path}`, body, code })
}

/** Two requests for the same dossier at once, each under its own key: the same act twice, or two different ones. */
async function race(
  commune: Commune,
  line: Line,
  { view, move }: { view: Seen; move: Move },
): Promise<boolean> {
  const other = line.random.chance(0.5) ? move : (nextMove(view, commune.unit, line.random) ?? move)
  await Promise.all([move, other].map((one) => ask(line, actRequest(commune, view, one))))
  return true
}

async function maybeAgain(line: Line, asked: Request, answer: Answer): Promise<void> {
  if (answer.status < 300 && line.random.chance(0.08)) await askAgain(line, asked, answer.key)
}
