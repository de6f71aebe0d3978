/** Where each kind of batch is chosen, and whose page it is. */
export const DESKS = {
  personal: { path: '/can-bo/ky', role: 'signer' },
  seal: { path: '/can-bo/phat-hanh', role: 'clerk' },
} as const

/** How a chosen paper is posted: its code and the version that was seen. */
export function paperValue({ code, version }: { code: string; version: number }): string {
  return `${code}@${version}`
}

/** The field that says why a signature is given up; each form of a page has its own. */
export function reasonField(id: string): string {
  return `reason.${id.replaceAll('-', '')}`
}
