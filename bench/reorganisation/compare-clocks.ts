/** The clocks of a house that moved beside those of its copy that never did. */
import type { House } from '#db/house.ts'

type Clock = {
  readonly id: string
  readonly clock: string
}

/** Every dossier whose dates, waits or first appointment differ from the copy's, apart from those that were acted on. */
export async function compareClocks(
  moved: House,
  control: House,
  since: string,
): Promise<{ compared: number; changed: number; missing: number }> {
  const read = ({ owner }: House) => owner<Clock[]>`
    select id, md5(concat_ws('|', submitted_at, acceptance_due_at, accepted_at, clock_from_at, due_at, original_due_at, metric_due_at, intervals, business,
      procedure_version_id, finished_at, extension, lapse)) as clock
    from dossiers`
  const acted = await moved.owner<{ id: string }[]>`
    select distinct noun_id as id from events
    where noun = 'dossier' and act not in ('reorganise', 'restore') and at >= ${since}`
  const leftOut = new Set(acted.map(({ id }) => id))
  const now = new Map((await read(moved)).map(({ id, clock }) => [id, clock]))
  const never = (await read(control)).filter(({ id }) => !leftOut.has(id))
  return {
    compared: never.length,
    changed: never.filter(({ id, clock }) => now.has(id) && now.get(id) !== clock).length,
    missing: never.filter(({ id }) => !now.has(id)).length,
  }
}
