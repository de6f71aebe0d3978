import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { noteDifference, type Act, type Dossier, type Target } from '#modules/dossiers'
import type { Work } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { ACT_DOORS } from './act-doors.ts'
import type { Door } from './door.ts'
import { sealResult, signResult, type Doing } from './signing/sign-result.ts'
import { act, actEnding, type Done } from './work.ts'

/** An act as a request asks for it; its input was validated by the act's own schema. */
export type AskedAct = {
  readonly act: Act
  readonly target: Target & { readonly id: string }
  readonly input: unknown
  /** What stands or falls with an act of one transaction, and is written in it. */
  readonly beside?: ((work: Work, dossier: Dossier) => Promise<unknown>) | undefined
}

/** Does one act on a dossier: in one transaction, or where it signs, in two with the signing between them. */
export function doActOn(door: Door, doing: Doing, asked: AskedAct): Promise<Done<Dossier>> {
  const { run } = ACT_DOORS[asked.act]
  const { target, input, beside } = asked
  if (run) {
    const verb = (work: Work): Promise<Dossier> => run(work, target, input as never)
    const all = async (work: Work): Promise<Dossier> => {
      const dossier = await verb(work)
      await beside?.(work, dossier)
      return dossier
    }
    const done = beside ? act(door, doing, all) : actEnding(door, doing, verb)
    return done.catch((error: unknown) => tellDifference(door, doing, { asked, error }))
  }
  return asked.act === 'number'
    ? sealResult(door, doing, asked.target)
    : signResult(door, doing, asked.target)
}

/** A hand-over refused because the paper differs is told as an event of its own, so that it counts and shows. */
async function tellDifference(
  door: Door,
  { actor }: Doing,
  { asked, error }: { readonly asked: AskedAct; readonly error: unknown },
): Promise<never> {
  if (asked.act === 'deliver' && error instanceof Refusal && error.code === 'paper_differs') {
    const { differs } = Value.Parse(Differs, error.data)
    await act(door, { actor, key: null }, (work) => noteDifference(work, asked.target, differs))
  }
  throw error
}

const Differs = Type.Object({ differs: Type.Array(Type.Enum(['code', 'number', 'facts'])) })
