import { personName, steadyNumber } from './names.ts'

/** A made-up resident as a dossier names him. */
export type Resident = {
  readonly kind: 'citizen'
  readonly full_name: string
  readonly personal_number: string
  readonly birth_on: string
  readonly phone: string
  readonly address_printed: string
}

const KNOWN: readonly Resident[] = [
  {
    kind: 'citizen',
    full_name: 'Nguyễn Thị Hoa',
    personal_number: '001190000123',
    birth_on: '1990-03-08',
    phone: '0912345678',
    address_printed: 'Số 12, ngõ 68 đường Cầu Giấy, phường Quan Hoa, quận Cầu Giấy, Hà Nội',
  },
  {
    kind: 'citizen',
    full_name: 'Trần Văn Nam',
    personal_number: '001088000456',
    birth_on: '1988-11-20',
    phone: '0987654321',
    address_printed: 'Số 5 phố Duy Tân, phường Dịch Vọng Hậu, quận Cầu Giấy, Hà Nội',
  },
]

/** The resident with this index; the first two are the people of every example: Nguyễn Thị Hoa and her proxy Trần Văn Nam. */
export function residentAt(index: number): Resident {
  const known = KNOWN[index]
  if (known) return known
  const name = residentAccount(index)
  // `personName` makes a woman of an even number, and the personal number must agree.
  const woman = steadyNumber(name) % 2 === 0
  const born = 1960 + ((index * 7) % 40)
  const month = 1 + (index % 9)
  return {
    kind: 'citizen',
    full_name: personName(name),
    personal_number: `001${woman ? 1 : 0}${String(born % 100)}${String(100 + index).padStart(6, '0')}`,
    birth_on: `${born}-0${month}-1${index % 10}`,
    phone: `09${String(10_000_000 + ((index * 9973) % 90_000_000))}`,
    address_printed: 'Hà Nội',
  }
}

/** The account of a resident, where he has one: `congdan.1` is the first. */
export function residentAccount(index: number): string {
  return `congdan.${index + 1}`
}
