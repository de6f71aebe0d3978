/** Acts of the queue: numbers are drawn, called at a counter, served, missed, as people come and go. */
import { ask, askAgain, type Line } from './ask.ts'
import { request, type Commune } from './commune.ts'

const DESK = 'tiepnhan'

const CALL = ['calls', 'start', 'finish', 'absence'] as const
const ACT_OF = { calls: 'call', start: 'start', finish: 'finish', absence: 'miss' } as const

/** One person comes, or one counter goes on: calls, starts, finishes, or nobody came; what does not fit is refused. */
export async function workTheQueue(commune: Commune, line: Line): Promise<void> {
  const { random } = line
  const counter = random.pick(commune.counters)
  const isTaking = random.chance(0.4)
  const path = random.pick(CALL)
  const asked = request(
    commune,
    DESK,
    isTaking
      ? {
          ...{ act: 'queue.take', path: `/api/queue/${commune.unit}/tickets`, code: null, things: [] },
          body: { service: 'certification', source: 'desk' },
        }
      : {
          ...{ act: `queue.${ACT_OF[path]}`, path: `/api/desks/${counter}/${path}`, code: null },
          ...{ body: {}, things: [counter] },
        },
  )
  const answer = await ask(line, asked)
  if (answer && answer.status < 300 && random.chance(0.1)) await askAgain(line, asked, answer.key)
}
