import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { toLocalText } from '#platform/dates.ts'
import type { Pdf, PdfJob } from '#platform/pdf.ts'

/** Where the layouts lie; a layout can read nothing outside it. */
const LAYOUTS_FOLDER = fileURLToPath(new URL('../../data/layouts', import.meta.url))

const Layout = Type.Object(
  {
    form: Type.String(),
    /** A day, or a minute of it on Hà Nội's clock. */
    valid_from: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d)?$' }),
    law: Type.String(),
    /** Without `..`: it lies in the folder of its list. */
    file: Type.String({ pattern: '^[a-z0-9-]+(/[a-z0-9-]+)*\\.typ$' }),
  },
  { additionalProperties: false },
)
type Layout = Static<typeof Layout>

/** The part of a print's job that its layout makes. */
export type LaidOut = Pick<PdfJob, 'template' | 'workspace' | 'files'>

function listOf(folder: string): Layout[] {
  const file = join(folder, 'layouts.json')
  if (!existsSync(file)) return []
  return Value.Parse(Type.Array(Layout), JSON.parse(readFileSync(file, 'utf8')))
}

const byBegin = (a: Layout, b: Layout): number => (a.valid_from < b.valid_from ? -1 : 1)

/**
 * The Typst file of a form in force at a moment (ISO); the oldest one for earlier moments. A house may correct a layout
 * without a release: its own list and files lie in `layouts/` of its data folder. A corrected one begins later than the one
 * it corrects, so that every paper of before is set again from the same file, byte by byte.
 */
export function layoutOf(form: string, moment: string, { layouts }: Pick<Pdf, 'layouts'>): LaidOut {
  const at = toLocalText(moment)
  const shipped = listOf(LAYOUTS_FOLDER).filter((layout) => layout.form === form)
  const dated = shipped.sort(byBegin)
  const found = dated.findLast(({ valid_from }) => valid_from <= at) ?? dated[0]
  if (!found) throw new Error(`no layout for the form "${form}" in data/layouts/layouts.json`)
  const own = layouts === undefined ? undefined : correctedOf(layouts, { form, at, from: found.valid_from })
  if (layouts === undefined || own === undefined) {
    return { template: join(LAYOUTS_FOLDER, found.file), workspace: LAYOUTS_FOLDER }
  }
  const bytes = readFileSync(join(layouts, own.file))
  // It is set as if it lay among the shipped ones: what they share, it shares.
  return {
    template: join(LAYOUTS_FOLDER, own.file),
    workspace: LAYOUTS_FOLDER,
    files: { [own.file]: bytes },
  }
}

type Wanted = { readonly form: string; readonly at: string; readonly from: string }

/** A house's own layout in force, begun after the shipped one. */
function correctedOf(folder: string, { form, at, from }: Wanted): Layout | undefined {
  return listOf(folder)
    .filter((layout) => layout.form === form && layout.valid_from > from)
    .sort(byBegin)
    .findLast(({ valid_from }) => valid_from <= at)
}
