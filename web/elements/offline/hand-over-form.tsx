import type { Language } from '#platform/text.ts'
import type { ReadyResult } from '../../counter/desk-work.ts'
import { ReceiptFields } from '../../custody/receipt-fields.tsx'
import {
  Button,
  ButtonLink,
  Choice,
  ErrorSummary,
  Heading,
  Panel,
  TextField,
  errorOf,
  useView,
} from '../../ui/index.ts'
import type { HandOverState } from './hand-over.ts'
import { KnownResult } from './known-result.tsx'
import { UnpaidFee } from './unpaid-fee.tsx'

const PATH = '/quay/tra-ket-qua'

type Props = { ready: ReadyResult | null; state: HandOverState }

/** Who receives it, by what he is known, and the paper compared. */
export function HandOverForm({ ready, state: { code, typed, errors } }: Props) {
  const { t, language } = useView()
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) })
  const to = field('to')
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={2} text={t(`Trả kết quả ${code}`, `Hand over the result of ${code}`)}>
        <ButtonLink kind="secondary" href={PATH} text={t('Mã khác', 'Another code')} shortcut="F2" />
      </Heading>
      <KnownResult ready={ready} />
      <Panel>
        <form class="form" action={`${PATH}?q=${code}`} method="post" novalidate>
          <TextField
            {...field('paper')}
            label={t(
              'Quét mã “đối chiếu” trên bản giấy, hoặc gõ số',
              'Scan the paper’s checking code, or type its number',
            )}
            autocomplete="off"
            autofocus={errors.length === 0}
            optional={ready?.number === null}
          />
          <Choice
            {...to}
            value={to.value || 'principal'}
            label={t('Trả cho ai', 'To whom')}
            options={receiversOf(ready, language)}
          />
          {ready && ready.owed > 0 ? <UnpaidFee field={field('cash')} owed={ready.owed} /> : null}
          <ReceiptFields field={field} />
          <Button
            text={t('Ghi đã trả kết quả', 'Record the hand-over')}
            name="do"
            value="hand_over"
            shortcut="Alt+S"
          />
        </form>
      </Panel>
    </>
  )
}

function receiversOf(ready: ReadyResult | null, language: Language): { value: string; label: string }[] {
  return (
    ready?.receivers.map((one) => ({
      value: one.to,
      label: `${one.name}, ${WHO[one.to][language]}`,
    })) ?? Object.entries(WHO).map(([value, label]) => ({ value, label: label[language] }))
  )
}

const WHO = {
  principal: { vi: 'chủ hồ sơ', en: 'principal' },
  filer: { vi: 'người nộp', en: 'filer' },
  proxy: { vi: 'người được ủy quyền', en: 'proxy' },
} as const
