import { listAt, textAt, withValueAt } from './pointer.ts'

/** What happened to a row of a list: it went up or down, or was removed. */
export type RowAct = 'up' | 'down' | 'remove'

/** The notes of what is not confirmed follow the rows they are about; those of a removed row go with it. */
export function notesAfter(definition: unknown, act: RowAct, pointer: string): unknown {
  const cut = pointer.lastIndexOf('/')
  const [list, place] = [pointer.slice(0, cut), Number(pointer.slice(cut + 1))]
  const other = act === 'up' ? place - 1 : place + 1
  const newPlace = (at: number): number | null => {
    if (act === 'remove') return at === place ? null : at > place ? at - 1 : at
    return at === place ? other : at === other ? place : at
  }
  const notes = listAt(definition, '/unknown').flatMap((note) => {
    const at = textAt(note, '/at')
    const row = at.startsWith(`${list}/`) ? /^\d+$/.exec(at.slice(list.length + 1))?.[0] : undefined
    if (row === undefined) return [note]
    const now = newPlace(Number(row))
    return now === null ? [] : [withValueAt(note, '/at', `${list}/${now}`)]
  })
  return withValueAt(definition, '/unknown', notes)
}
