import type { BoxHandOver } from '#modules/archives'
import type { BoxHandOverPaper } from '#modules/prints'
import { registerName } from '#modules/registers'
import { oneLine } from './head.ts'

/** What is printed of a hand-over of boxes; its number is the beginning of its id. */
export function boxHandOverOf(
  { id, inventory, reason, at }: BoxHandOver,
  { from, to, demonstration }: { from: string; to: string; demonstration: boolean },
): BoxHandOverPaper {
  return {
    ...{
      demonstration,
      from,
      to,
      at,
      reason: oneLine(reason),
      shown_number: `BBLT-${id.slice(0, 8).toUpperCase()}`,
    },
    boxes: inventory.map(({ code, title, shelf, files }) => ({
      ...{ code: oneLine(code), title: oneLine(title), shelf: oneLine(shelf) || null },
      files: files.map(({ number, title: name, sheets, dossier, register, year }) => {
        const book = register === null ? null : registerName(register).vi + (year === null ? '' : ` ${year}`)
        return {
          number,
          title: oneLine(name),
          sheets,
          of: dossier ?? book ?? (year === null ? null : String(year)),
        }
      }),
    })),
  }
}
