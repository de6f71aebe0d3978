import type { ChainShown } from '#http/present-chain.ts'
import type { FieldError } from '#platform/refusal.ts'
import { Button, FileField, Form, Panel, Select, TextArea, TextField, errorOf, useView } from '../ui/index.ts'

/** What came back with the form. */
export type ResultTyped = {
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

/** Ghi kết quả mắt xích: what a body outside the house decided, from its paper. */
export function LinkResultForm({
  chain,
  action,
  idempotencyKey,
  returned = { errors: [], typed: {} },
}: {
  chain: ChainShown
  action: string
  idempotencyKey: string
  returned?: ResultTyped | undefined
}) {
  const { t } = useView()
  const link = chain.links.find(({ number }) => number === chain.awaits)
  if (!link) return null
  const field = (name: string) => ({
    name,
    value: returned.typed[name] ?? '',
    error: errorOf(returned.errors, name),
  })
  return (
    <Panel title={t(`Ghi kết quả mắt xích ${link.number}`, `Record the result of link ${link.number}`)}>
      <p>
        {t(
          `${link.name} do ${link.body ?? 'nơi khác'} giải quyết. Ghi theo văn bản đã nhận và đính kèm bản chụp.`,
          `${link.name} is settled by ${link.body ?? 'another body'}. Write it down from the paper received, with a scan.`,
        )}
      </p>
      <Form action={action} idempotencyKey={idempotencyKey} hasFiles>
        <Select
          {...field('outcome')}
          label={t('Kết quả', 'Outcome')}
          options={[
            { value: 'granted', label: t('Đã cấp', 'Granted') },
            { value: 'declined', label: t('Không cấp: chuỗi dừng ở đây', 'Declined: the chain stops here') },
          ]}
        />
        <TextField {...field('number')} label={t('Số văn bản', 'Number')} maxlength={60} width="medium" />
        <TextField {...field('issued_by')} label={t('Nơi cấp', 'Issued by')} maxlength={200} />
        <TextField
          {...field('issued_at')}
          label={t('Cấp lúc', 'Issued at')}
          hint={t('Ngày/tháng/năm giờ:phút, ví dụ 24/11/2026 08:30', 'Day/month/year hour:minute')}
          maxlength={16}
          width="medium"
          autocomplete="off"
        />
        <TextArea
          {...field('reason')}
          rows={2}
          optional
          label={t('Lý do, nếu không cấp', 'Why, if declined')}
        />
        <FileField
          name="papers"
          label={t('Bản chụp kết quả', 'Scan of the result')}
          error={errorOf(returned.errors, 'papers')}
          uploadTo="/api/papers"
        />
        <Button text={t('Ghi kết quả', 'Record the result')} />
      </Form>
    </Panel>
  )
}
