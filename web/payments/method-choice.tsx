import { METHODS, type Method } from '#modules/payments'
import type { Text } from '#platform/text.ts'
import { Choice, useView, type Words } from '../ui/index.ts'

/** What each way to pay is called. */
export const METHOD_TEXT: Record<Method, Text> = {
  cash: { vi: 'Tiền mặt', en: 'Cash' },
  transfer: { vi: 'Chuyển khoản', en: 'Transfer' },
  vietqr: { vi: 'Quét mã VietQR', en: 'VietQR' },
}

/** How the money reached the desk; cash unless another way is chosen. */
export function MethodChoice({
  name,
  value,
  error,
}: {
  name: string
  value?: string
  error?: Words | undefined
}) {
  const { t, language } = useView()
  return (
    <Choice
      name={name}
      value={value || 'cash'}
      error={error}
      inline
      label={t('Nộp bằng cách nào', 'How it was paid')}
      options={METHODS.map((method) => ({ value: method, label: METHOD_TEXT[method][language] }))}
    />
  )
}
