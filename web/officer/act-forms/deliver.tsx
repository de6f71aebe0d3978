import type { Dossier, Party } from '#modules/dossiers'
import { Choice, Details, MultipleChoice, Notice, TextField, useView, type Option } from '../../ui/index.ts'
import type { Nested } from '../../form-fields.ts'
import { ReceiptFields, receiptOf } from '../../custody/receipt-fields.tsx'
import { useNameOf } from '../../custody/where-words.tsx'
import { textOf, type ActForm, type FieldsProps } from './act-form.ts'

/** Trả kết quả: to one of the dossier's three persons, over the counter, by post or electronically. */
export const deliver: ActForm = {
  lead: ({ dossier }) => ({
    vi: `Kết quả số ${dossier.result_number ?? ''} đã sẵn sàng. Kiểm tra giấy tờ của người nhận trước khi trả.`,
    en: `Result no. ${dossier.result_number ?? ''} is ready. Check who collects it first.`,
  }),
  labels: {
    paper: { vi: 'Mã đối chiếu hoặc số trên bản giấy', en: 'Checking code or number of the paper' },
    to: { vi: 'Người nhận', en: 'Who receives it' },
    way: { vi: 'Cách trả', en: 'Way' },
    identity: { vi: 'Giấy tờ của người nhận', en: 'What the receiver showed' },
    tail: { vi: '4 số cuối', en: 'Last 4 digits' },
    signed: { vi: 'Ký nhận', en: 'Signature' },
  },
  Fields: DeliverFields,
  read: (typed) => ({
    ...(textOf(typed['to']) ? { to: textOf(typed['to']) } : {}),
    ...(textOf(typed['paper']) ? { paper: textOf(typed['paper']) } : {}),
    ...(textOf(typed['way']) ? { way: textOf(typed['way']) } : {}),
    ...receiptIn(typed),
    ...(textsIn(typed['originals']).length > 0 ? { originals: textsIn(typed['originals']) } : {}),
  }),
}

function receiptIn(typed: Nested) {
  const receipt = receiptOf((name) => textOf(typed[name]))
  return receipt ? { receipt } : {}
}

function textsIn(value: Nested[string] | undefined): string[] {
  return [value ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '')
}

function DeliverFields({ facts, field }: FieldsProps) {
  const { t, language } = useView()
  const [to, way] = [field('to'), field('way')]
  const options = receivers(facts.dossier).map(({ label, ...one }) => ({ ...one, label: label[language] }))
  return (
    <>
      {facts.dossier.decision?.signature ? <PaperField facts={facts} field={field} /> : null}
      <Choice
        {...to}
        value={to.value || options[0]?.value}
        label={t('Trả cho ai', 'To whom')}
        options={options}
      />
      <Choice
        {...way}
        value={way.value || 'counter'}
        inline
        label={t('Trả bằng cách nào', 'How')}
        options={[
          { value: 'counter', label: t('Tại quầy', 'At the counter') },
          { value: 'post', label: t('Qua bưu chính', 'By post') },
          { value: 'electronic', label: t('Bản điện tử', 'Electronically') },
        ]}
      />
      <Receipt facts={facts} field={field} />
    </>
  )
}

/** Ký nhận, and the originals at this desk that go back with the result; the others here are filed. */
function Receipt({ facts, field }: Pick<FieldsProps, 'facts' | 'field'>) {
  const { t } = useView()
  const nameOf = useNameOf()
  const own: readonly string[] = facts.actor.posts.map(({ agency_id }) => agency_id)
  const here = facts.originals.filter(
    ({ holder, agency }) => (holder === 'officer' || holder === 'agency') && own.includes(agency?.id ?? ''),
  )
  const isOpen = ['identity', 'signed', 'tail'].some((name) => field(name).error) || here.length > 0
  return (
    <Details summary={t('Kiểm tra người nhận, ký nhận', 'Check and sign for who receives')} open={isOpen}>
      {here.length > 0 ? (
        <MultipleChoice
          name={field('originals').name}
          label={t(
            'Trả lại bản chính (không chọn thì lưu cùng hồ sơ)',
            'Originals that go back (the others are filed)',
          )}
          error={field('originals').error}
          options={here.map((one) => ({ value: one.id, label: { vi: nameOf(one), en: nameOf(one) } }))}
        />
      ) : null}
      <ReceiptFields field={field} />
    </Details>
  )
}

/** The scanner's field: what it reads and its Enter hand the result over. */
function PaperField({ facts, field }: Pick<FieldsProps, 'facts' | 'field'>) {
  const { t } = useView()
  const { dossier } = facts
  const { paper_check } = dossier
  return (
    <>
      {paper_check && !paper_check.settled ? (
        <Notice
          kind="warning"
          title={t(
            'Bản giấy trước đó không khớp bản ký số: in lại rồi quét bản mới, hoặc chờ lãnh đạo ghi lý do.',
            'The paper before was not the signed result: print it again and scan the new one, or wait for a head’s reason.',
          )}
        >
          <p>
            <a href={`/api/dossiers/${dossier.code}/result`}>
              {t('Tải bản ký số để in lại', 'Download the signed result to print it again')}
            </a>
          </p>
        </Notice>
      ) : null}
      <TextField
        {...field('paper')}
        label={t(
          'Quét mã “đối chiếu” trên bản giấy, hoặc gõ số',
          'Scan the paper’s checking code, or type its number',
        )}
        hint={t('Trả bản điện tử thì để trống', 'Leave empty for electronic delivery')}
        autocomplete="off"
        autofocus
      />
    </>
  )
}

type Receiver = Option & { label: { vi: string; en: string } }

/** One person who is two of the three is offered once. */
function receivers({ persons }: Dossier): Receiver[] {
  const { principal, filer, proxy } = persons
  const all: Receiver[] = [
    {
      value: 'principal',
      label: { vi: `${principal.full_name}, chủ hồ sơ`, en: `${principal.full_name}, principal` },
    },
  ]
  if (!isSame(filer, principal)) {
    all.push({
      value: 'filer',
      label: { vi: `${filer.full_name}, người nộp`, en: `${filer.full_name}, filer` },
    })
  }
  if (proxy && !isSame(proxy, filer)) {
    all.push({
      value: 'proxy',
      label: { vi: `${proxy.full_name}, người được ủy quyền`, en: `${proxy.full_name}, proxy` },
    })
  }
  return all
}

function isSame(one: Party, other: Party): boolean {
  return one.full_name === other.full_name && one.personal_number === other.personal_number
}
