import { randomUUID } from 'node:crypto'
import type { Reader } from '#platform/database.ts'
import type { Claims } from '#platform/identity-provider.ts'
import { forbidden } from '#platform/refusal.ts'
import { ensureCitizen, linkIdentity } from './identities-store.ts'
import { parsePersonalNumber } from './personal-number.ts'
import { openSession, type SignedIn } from './sign-in.ts'

/** What the national portal's provider calls the parts of a person. */
const CLAIMS = {
  personal_number: 'SoDinhDanh',
  full_name: 'HoVaTen',
  phone: 'SoDienThoai',
  email: 'ThuDienTu',
  address: 'DiaChi',
} as const

const INCOMPLETE = forbidden('identity_incomplete', {
  vi: 'Tài khoản định danh chưa có số định danh cá nhân hoặc họ tên, nên chưa đăng nhập được. Hãy dùng tài khoản định danh mức 2, hoặc nộp tại quầy.',
  en: 'The electronic identity holds no personal number or name, so it cannot sign in here. Use one of level 2, or file at the counter.',
})

/** The same words whatever is wrong: an account that is shut, or one that belongs to another subject. */
const REFUSED = forbidden('identity_refused', {
  vi: 'Không đăng nhập được bằng định danh này. Hãy gọi đường dây nóng hoặc đến quầy.',
  en: 'It is not possible to sign in with this identity. Call the hotline or come to the counter.',
})

/**
 * Đăng nhập bằng định danh điện tử: a resident whom the provider has proven. The first time his account is found by the
 * personal number, or made; from then on the provider's subject opens this account and no other.
 */
export async function signInByProvider(sql: Reader, claims: Claims, now: string): Promise<SignedIn> {
  const said = (name: keyof typeof CLAIMS): string | null =>
    claims.texts.get(CLAIMS[name])?.normalize('NFC').trim().slice(0, 300) || null
  const number = parsePersonalNumber(said('personal_number') ?? '')
  const full_name = said('full_name')
  if (!number.ok || !full_name) throw INCOMPLETE
  const account = await ensureCitizen(sql, {
    ...{ account: randomUUID(), person: randomUUID(), personal_number: number.value.number, full_name, now },
    ...{ phone: said('phone'), email: said('email'), address: said('address') },
  })
  if (!account) throw REFUSED
  const linked = await linkIdentity(sql, { ...claims, account, now })
  if (linked !== account) throw REFUSED
  return openSession(sql, account, now)
}
