import type { Box, BoxFile } from '#modules/archives'
import { fold } from '#platform/text.ts'

/** A file and the box it lies in. */
export type FoundFile = { readonly box: Box; readonly file: BoxFile }

/** Files whose title, dossier or book bears these words, without accents or not; the first fifty. */
export function findFiles(boxes: readonly Box[], words: string): readonly FoundFile[] {
  const wanted = fold(words.trim())
  if (wanted === '') return []
  return boxes
    .flatMap((box) => box.files.map((file) => ({ box, file })))
    .filter(({ file }) =>
      [file.title, file.dossier ?? '', file.register ?? '', String(file.year ?? '')].some((one) =>
        fold(one).includes(wanted),
      ),
    )
    .slice(0, 50)
}
