import { limitText } from '#modules/calendar'
import type { ChainRule } from '#modules/procedures'
import { Choice, useView, type Words } from '../ui/index.ts'

/** Nộp liên thông: whether the filing opens a chain; nothing where its procedure opens none. */
export function ChainChoice({
  chains,
  value,
  error,
}: {
  chains: readonly ChainRule[]
  value?: string | undefined
  error?: Words | undefined
}) {
  const { t, language } = useView()
  if (chains.length === 0) return null
  return (
    <Choice
      name="chain"
      label={t('Thủ tục liên thông', 'Linked procedures')}
      hint={t(
        'Nộp một lần; kết quả của thủ tục trước được chuyển tiếp cho thủ tục sau.',
        'File once; the result of each procedure goes on to the next.',
      )}
      value={value ?? ''}
      error={error}
      options={[
        { value: '', label: t('Chỉ thủ tục này', 'This procedure alone') },
        ...chains.map(({ key, name, links, cap }) => ({
          value: key,
          label: name,
          hint: t(
            `${links.length} thủ tục nối tiếp, không quá ${limitText(cap)[language]}`,
            `${links.length} procedures in a row, at most ${limitText(cap)[language]}`,
          ),
        })),
      ]}
    />
  )
}
