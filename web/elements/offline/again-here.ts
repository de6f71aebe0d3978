import type { Intake } from '../../counter/intake.ts'
import type { Nested } from '../../form-fields.ts'

/** How the next screen goes on from the one before: for the same persons, or the same once more. */
type Going = 'person' | 'whole' | null

/** Which of them the address asks for. */
function going(): Going {
  const params = new URLSearchParams(location.search)
  return params.has('nhu') ? 'whole' : params.has('nguoi') ? 'person' : null
}

/**
 * What the next screen begins with, as typed on the one before: it is in this window only, and kept nowhere. Files belong to
 * the dossier before; a consent to help and an exemption are given each time anew.
 */
export function againHere(before: Intake | null): Nested {
  const how = going()
  if (!before || how === null) return {}
  const { principal = {}, proxy, checklist, assistance: _help, exemption: _claim, ...others } = before.typed
  const persons = { principal, ...(proxy ? { proxy } : {}) }
  return how === 'person' ? persons : { ...others, ...persons, checklist: withoutFiles(checklist) }
}

/** Whether the next dossier is for the persons of the one before. */
export function isForSame(): boolean {
  return going() === 'person'
}

function withoutFiles(checklist: Nested[string] | undefined): Nested {
  const lines = typeof checklist === 'object' && !Array.isArray(checklist) ? Object.entries(checklist) : []
  return Object.fromEntries(
    lines.map(([key, line]) => {
      if (typeof line !== 'object' || Array.isArray(line)) return [key, line]
      const { paper_ids: _files, ...kept } = line
      return [key, kept]
    }),
  )
}
