import type { Dossier } from '#modules/dossiers'
import type { Mau01 } from '#modules/prints'
import type { Agency } from '#modules/units'
import type { PrintFacts } from './facts.ts'

/** What stands on every paper of a dossier. */
export function headOf({ dossier, version, issuer, paper, ...facts }: PrintFacts) {
  return {
    demonstration: facts.demonstration,
    parent_body: issuer.parent,
    body: issuer.name,
    number: paper?.number ?? null,
    place: issuer.place,
    code: dossier.code,
    tracking_url: `${facts.publicAddress}/tra-cuu?ma=${encodeURIComponent(dossier.code)}`,
    procedure: { code: dossier.procedure_code, name: oneLine(version.definition.name.vi) },
  }
}

/** The one whom papers address: who filed. */
export function applicantOf({ persons: { filer } }: Dossier): Mau01['applicant'] {
  return {
    name: filer.full_name,
    number: filer.personal_number ?? filer.tax_code ?? null,
    is_organisation: filer.kind !== 'citizen',
    phone: filer.phone ?? null,
    email: filer.email ?? null,
    address: filer.address_printed ? oneLine(filer.address_printed) : null,
  }
}

/** An agency with its address, where known. */
export function placeOf({ name, address }: Agency): string {
  return [name, address].filter(Boolean).join(', ')
}

/** What somebody typed, on one line; forms refuse control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

/** What somebody typed, keeping its paragraphs. */
export function asProse(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .filter(Boolean)
    .join('\n')
}
