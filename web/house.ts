import type { Text } from '#platform/text.ts'

/** How a house names itself to people: name, place, and the telephone number on every page and print. */
export type House = {
  readonly name: string
  readonly subtitle: Text
  readonly hotline: { readonly number: string; readonly href: string; readonly text: Text }
}

/** Hà Nội's house; 1022 is the national number for citizens' questions, kept here as data. */
export const HANOI: House = {
  name: 'Hai Cấp',
  subtitle: { vi: 'Dịch vụ công thành phố Hà Nội', en: 'Public services of Hà Nội City' },
  hotline: {
    number: '1022',
    href: 'tel:1022',
    text: { vi: 'Cần giúp đỡ? Gọi', en: 'Need help? Call' },
  },
}
