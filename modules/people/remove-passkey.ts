import type { Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { deletePasskey, listPasskeys } from './passkeys-store.ts'
import { signInRuleOf } from './sign-in-rules.ts'

/** Gỡ khóa: the owner takes a key away; the last one stays where his role must have one. */
export async function removePasskey(work: Work, id: string): Promise<{ id: string }> {
  const { trx, actor, now } = work
  const account = actor.id ?? ''
  const rule = await signInRuleOf(trx, account, now)
  const keys = await listPasskeys(trx, account)
  if (rule.second_factor === 'required' && keys.length === 1) throw LAST
  if (!keys.some((key) => key.id === id)) throw NONE
  await deletePasskey(work, account, id)
  return { id }
}

const LAST = conflict('last_passkey', {
  vi: 'Vai trò của bạn bắt buộc có khóa đăng nhập. Hãy đăng ký khóa khác trước khi gỡ khóa này.',
  en: 'Your role must have a passkey. Enrol another one before removing this.',
})
const NONE = notFound('passkey', {
  vi: 'Không có khóa này trong tài khoản của bạn.',
  en: 'Your account has no such passkey.',
})
