import { showMoney } from '../../format.ts'
import { MultipleChoice, useView, type Words } from '../../ui/index.ts'

type Props = { field: { name: string; value: string; error: Words | undefined }; owed: number }

/** What is still to be paid is taken in cash first; its receipt is made when the line is back. */
export function UnpaidFee({ field, owed }: Props) {
  const { t } = useView()
  return (
    <MultipleChoice
      {...field}
      values={field.value === 'yes' ? ['yes'] : []}
      label={t('Phí, lệ phí chưa thu', 'Fee to pay')}
      options={[
        {
          value: 'yes',
          label: t(`Đã thu ${showMoney(owed, 'vi')} tiền mặt`, `${showMoney(owed, 'en')} taken in cash`),
          hint: t(
            'Có kết nối thì lập biên lai trên trang hồ sơ, rồi bấm “Gửi lại” ở hàng chờ.',
            'When the line is back make the receipt on the dossier’s page, then press “Send again”.',
          ),
        },
      ]}
    />
  )
}
