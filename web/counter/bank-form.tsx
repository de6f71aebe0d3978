import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, Details, errorOf, FileField, Form, TextArea, useView } from '../ui/index.ts'

type Props = {
  newKey: () => string
  pasted: string | undefined
  errors: readonly FieldError[]
  /** True where there is nothing else to do yet. */
  isOpen: boolean
}

/** The statement to import: a file, or its text pasted. */
export function BankForm({ newKey, pasted, errors, isOpen }: Props) {
  const { t } = useView()
  const wrong = t('Xem các dòng cần sửa ở đầu trang.', 'See what to correct at the top of the page.')
  const isPasted = Boolean(pasted)
  const error = errors.length > 0 ? wrong : undefined
  return (
    <Details summary={t('Nạp sao kê', 'Import a statement')} open={isOpen || errors.length > 0}>
      <Form action="/quay/sao-ke" idempotencyKey={newKey()} hasFiles>
        <FileField
          name="file"
          optional
          label={t('Tệp sao kê (CSV)', 'The statement (CSV)')}
          hint={t(
            'Tối đa 1 MB và 10.000 dòng. Dòng đầu có bốn cột: Mã giao dịch, Ngày giao dịch (02/03/2026 09:15), Số tiền (số đồng nguyên, chỉ tiền vào), Nội dung. Nạp lại cùng một tệp không ghi trùng.',
            'Up to 1 MB and 10,000 lines. The first line names four columns: reference, at (02/03/2026 09:15), amount (whole đồng, money in only), description. The same file twice records nothing twice.',
          )}
          accept=".csv,.txt,text/csv,text/plain"
          error={isPasted ? undefined : (errorOf(errors, 'file') ?? error)}
        />
        <TextArea
          name="csv"
          optional
          label={t('Hoặc dán nội dung tệp', 'Or paste what is in it')}
          rows={6}
          value={pasted}
          error={isPasted ? (errorOf(errors, 'csv') ?? error) : undefined}
        />
        <ActionBar>
          <Button text={t('Nạp sao kê', 'Import')} />
        </ActionBar>
      </Form>
    </Details>
  )
}
