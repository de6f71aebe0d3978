import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** Where the layouts lie; a layout can read nothing outside it. */
export const LAYOUTS_FOLDER = fileURLToPath(new URL('../../data/layouts', import.meta.url))

const Layouts = Type.Array(
  Type.Object(
    { form: Type.String(), valid_from: Type.String(), law: Type.String(), file: Type.String() },
    { additionalProperties: false },
  ),
)

/** The Typst file of a form in force on a day (YYYY-MM-DD); the oldest one for earlier days. */
export function layoutOf(form: string, day: string): string {
  const text = readFileSync(join(LAYOUTS_FOLDER, 'layouts.json'), 'utf8')
  const dated = Value.Parse(Layouts, JSON.parse(text))
    .filter((layout) => layout.form === form)
    .sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  const layout = dated.findLast(({ valid_from }) => valid_from <= day) ?? dated[0]
  if (!layout) throw new Error(`no layout for the form "${form}" in data/layouts/layouts.json`)
  return join(LAYOUTS_FOLDER, layout.file)
}
