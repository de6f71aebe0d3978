/** Dossiers nobody takes up, so that the house raises alerts and writes letters about them while everything fails. */
import { randomUUID } from 'node:crypto'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { pause } from '#platform/processes.ts'
import type { RunningHouse } from '#test/running-house.ts'
import { ask, type Line } from './ask.ts'
import { request, type Commune } from './commune.ts'

/** The desk that hears first of a dossier nobody took up. */
const DESK = 'tiepnhan'

/** Where a commune's desk gets its letters. */
const addressOf = (unit: string): string => `${DESK}.${unit}@torture.example`

/** Gives each commune's desk an address for its letters, as its officer does. */
export async function giveAddresses(house: RunningHouse, communes: readonly Commune[]): Promise<void> {
  for (const { unit, cookies } of communes) {
    const answer = await fetch(`${house.address}/api/alert-address`, {
      method: 'PUT',
      headers: {
        ...{ 'content-type': 'application/json', cookie: cookies.get(DESK) ?? '' },
        'idempotency-key': `alert-address-${unit}`,
      },
      body: JSON.stringify({ address: addressOf(unit) }),
    })
    if (answer.status !== 200)
      throw new Error(`${unit} gets no address: ${answer.status} ${await answer.text()}`)
  }
}

/**
 * Files one dossier and leaves it: its time to be accepted is put into the past, as nobody waits a working day here. The
 * figures are told the time that was filed, so they do not differ.
 */
export async function neglect(house: RunningHouse, commune: Commune, line: Line): Promise<void> {
  const mark = `${line.name} ${randomUUID()}`
  const answers = { ...CERTIFIED_COPY.answers, document: mark }
  const filing = {
    act: 'submit',
    path: '/api/dossiers',
    body: { ...CERTIFIED_COPY, unit: commune.unit, answers },
  }
  const answer = await ask(line, request(commune, DESK, { ...filing, code: null, mark }))
  if (answer?.code) await makeLate(house, answer.code)
}

async function makeLate(house: RunningHouse, code: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await house.look(
        (sql) =>
          sql`update dossiers set acceptance_due_at = now() - interval '1 minute' where code = ${code}`,
      )
      return
    } catch {
      await pause(200) // the house is away
    }
  }
}
