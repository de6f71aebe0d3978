import { Choice, TextField, useView, type Words } from '#web/ui/index.ts'

type FieldOf = (name: string) => { name: string; value: string; error: Words | undefined }

/** Ký nhận: how the desk knew who receives, and his signature: on the screen, or on paper. */
export function ReceiptFields({ field }: { field: FieldOf }) {
  const { t } = useView()
  const [identity, signed, strokes] = [field('identity'), field('signed'), field('strokes')]
  return (
    <>
      <Choice
        {...identity}
        value={identity.value || undefined}
        inline
        label={t('Đã xem giấy tờ của người nhận', 'What the receiver showed')}
        options={[
          { value: 'card', label: t('Thẻ căn cước', 'Citizen card') },
          { value: 'vneid', label: 'VNeID' },
          { value: 'other', label: t('Giấy tờ khác có ảnh', 'Another paper with a picture') },
        ]}
      />
      <TextField
        {...field('tail')}
        label={t('4 số cuối trên thẻ', 'Last 4 digits of the card')}
        hint={t(
          'Máy so với hồ sơ; giấy tờ khác thì để trống',
          'Compared with the dossier; empty for other papers',
        )}
        inputmode="numeric"
        maxlength={4}
        width="short"
        autocomplete="off"
      />
      <sign-box>
        <input type="hidden" name={strokes.name} value={strokes.value} />
        <Choice
          {...signed}
          value={signed.value || undefined}
          inline
          label={t('Người nhận ký', 'The receiver signs')}
          options={[
            { value: 'drawn', label: t('Trên màn hình', 'On the screen') },
            { value: 'paper', label: t('Đã ký trên giấy', 'Signed on paper') },
          ]}
        />
      </sign-box>
    </>
  )
}

/** The receipt as its form typed it; undefined where nothing of it was filled in. */
export function receiptOf(textOf: (name: string) => string): Record<string, string> | undefined {
  const names = ['identity', 'tail', 'signed'] as const
  const typed = names.flatMap((name) => (textOf(name) ? [[name, textOf(name)] as const] : []))
  if (typed.length === 0) return undefined
  const strokes = textOf('signed') === 'drawn' ? { strokes: textOf('strokes') } : {}
  return { ...Object.fromEntries(typed), ...strokes }
}
