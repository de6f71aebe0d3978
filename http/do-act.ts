import type { Act, Dossier, Target } from '#modules/dossiers'
import { ACT_DOORS } from './act-doors.ts'
import type { Door } from './door.ts'
import { sealResult, signResult, type Doing } from './signing/sign-result.ts'
import { act, type Done } from './work.ts'

/** An act as a request asks for it; its input was validated by the act's own schema. */
export type AskedAct = {
  readonly act: Act
  readonly target: Target & { readonly id: string }
  readonly input: unknown
}

/** Does one act on a dossier: in one transaction, or where it signs, in two with the signing between them. */
export function doActOn(door: Door, doing: Doing, asked: AskedAct): Promise<Done<Dossier>> {
  const { run } = ACT_DOORS[asked.act]
  if (run) return act(door, doing, (work) => run(work, asked.target, asked.input as never))
  return asked.act === 'number'
    ? sealResult(door, doing, asked.target)
    : signResult(door, doing, asked.target)
}
