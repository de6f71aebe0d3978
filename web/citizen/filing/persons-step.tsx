import { formatDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  DateField,
  DefinitionList,
  Form,
  Heading,
  LivePieces,
  ShapedPiece,
  TextField,
  errorOf,
  useView,
} from '#web/ui/index.ts'
import { dayTyped } from '#web/forms/shapes/date.tsx'
import type { FilingContext } from './context.ts'
import { FilingFrame } from './filing-frame.tsx'
import { behalvesOf } from './persons.ts'

type Props = { context: FilingContext; errors?: readonly FieldError[] | undefined; back?: string | undefined }

/** Who files, and for whom: filer, principal and proxy are never one. */
export function PersonsStep({ context, errors = [], back }: Props) {
  const { reader, filing, base, version } = context
  const { t } = reader.view
  const behalves = behalvesOf(version)
  const behalf = filing.behalf || 'self'
  return (
    <FilingFrame
      context={context}
      step={{ kind: 'persons', path: 'nguoi-nop' }}
      title={t('Hồ sơ này của ai?', 'Whose dossier is it?')}
      errors={errors}
    >
      <OwnFacts context={context} />
      <Form action={`${base}/nguoi-nop${back ? `?ve=${back}` : ''}`} saveDraftTo={`${base}/nguoi-nop/nhap`}>
        <Choice
          name="behalf"
          label={t('Bạn nộp cho', 'You file for')}
          value={behalf}
          error={errorOf(errors, 'behalf')}
          options={behalves.map((one) => ({ value: one, label: BEHALF_TEXT[one] }))}
        />
        <LivePieces />
        <ShapedPiece id="chu-ho-so" shape={behalf}>
          {behalf === 'other' ? <Principal context={context} errors={errors} /> : null}
          {behalf === 'organisation' ? <Organisation context={context} errors={errors} /> : null}
          <input type="hidden" name="shown" value={behalf} />
        </ShapedPiece>
        <ActionBar>
          <Button text={t('Lưu và tiếp tục', 'Save and continue')} />
          <ButtonLink kind="quiet" href={`${base}/noi-nop`} text={t('Quay lại', 'Back')} />
        </ActionBar>
      </Form>
    </FilingFrame>
  )
}

const BEHALF_TEXT = {
  self: { vi: 'Chính tôi', en: 'Myself' },
  other: { vi: 'Người khác, tôi được ủy quyền', en: 'Somebody else, I am the proxy' },
  organisation: {
    vi: 'Tổ chức, doanh nghiệp hoặc hộ kinh doanh',
    en: 'An organisation, company or household business',
  },
}

function OwnFacts({ context }: { context: FilingContext }) {
  const { t } = useView()
  const { own } = context
  const notThere = t('Chưa có', 'None')
  return (
    <section class="section">
      <Heading level={2} text={t('Người nộp (theo tài khoản của bạn)', 'Filer (from your account)')} />
      <DefinitionList
        items={[
          { key: 'name', label: t('Họ và tên', 'Full name'), value: own.full_name },
          { key: 'number', label: t('Số định danh', 'Personal number'), value: own.personal_number },
          {
            key: 'born',
            label: t('Ngày sinh', 'Date of birth'),
            value: own.birth_on ? formatDay(own.birth_on) : notThere,
          },
          { key: 'phone', label: t('Điện thoại', 'Phone'), value: own.phone ?? notThere },
        ]}
      />
    </section>
  )
}

type PartProps = { context: FilingContext; errors: readonly FieldError[] }

function Principal({ context, errors }: PartProps) {
  const { t } = useView()
  const { principal } = context.filing
  const field = (key: string) => ({
    name: `principal.${key}`,
    value: principal[key],
    error: errorOf(errors, `principal.${key}`),
    autocomplete: 'off',
  })
  return (
    <section class="form-section">
      <Heading level={2} text={t('Chủ hồ sơ', 'Whose dossier it is')} />
      <TextField {...field('full_name')} label={t('Họ và tên', 'Full name')} />
      <TextField
        {...field('personal_number')}
        label={t('Số định danh', 'Personal number')}
        hint={t('12 chữ số trên căn cước', '12 digits on the identity card')}
        width="medium"
        inputmode="numeric"
        maxlength={12}
      />
      <DateField
        {...field('birth_on')}
        value={dayTyped(principal['birth_on'])}
        label={t('Ngày sinh', 'Date of birth')}
        optional
      />
      <TextField {...field('phone')} label={t('Điện thoại', 'Phone')} type="tel" width="medium" optional />
    </section>
  )
}

function Organisation({ context, errors }: PartProps) {
  const { t } = useView()
  const { principal } = context.filing
  const field = (key: string) => ({
    name: `principal.${key}`,
    value: principal[key],
    error: errorOf(errors, `principal.${key}`),
  })
  return (
    <section class="form-section">
      <Heading level={2} text={t('Tổ chức đứng tên hồ sơ', 'The organisation')} />
      <TextField
        {...field('full_name')}
        label={t('Tên tổ chức, hộ kinh doanh', 'Name')}
        autocomplete="organization"
      />
      <TextField
        {...field('tax_code')}
        label={t('Mã số thuế', 'Tax code')}
        hint={t(
          '10 hoặc 13 chữ số; hộ kinh doanh ghi 12 số định danh của chủ hộ',
          '10 or 13 digits; a household business gives its owner’s 12 digits',
        )}
        width="medium"
        inputmode="numeric"
        maxlength={13}
        autocomplete="off"
      />
    </section>
  )
}
