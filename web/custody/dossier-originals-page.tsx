import type { OriginalView } from '#http/present-original.ts'
import type { HandOverReceipt } from '#modules/custody'
import type { Dossier } from '#modules/dossiers'
import type { PaperAsked } from '#modules/procedures'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  Choice,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  MultipleChoice,
  Notice,
  Page,
  Panel,
  Stack,
  Table,
  useView,
  useWords,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ReceiptFields } from './receipt-fields.tsx'
import { useNameOf, Where } from './where-words.tsx'

/** What the page shows. */
export type DossierOriginals = {
  readonly dossier: Dossier
  readonly originals: readonly OriginalView[]
  /** Those the reader may give back now. */
  readonly mine: readonly string[]
  /** Papers of the procedure that are kept and of which none is held now. */
  readonly takeable: readonly PaperAsked[]
  readonly receipts: readonly HandOverReceipt[]
}

type Props = {
  view: View
  facts: DossierOriginals
  newKey: () => string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
  done: string | undefined
}

/** Bản chính của một hồ sơ: where each is, taking one in, and giving back to who is known and signs. */
export function DossierOriginalsPage({ view, facts, newKey, errors, typed, done }: Props) {
  const { t } = view
  const { code } = facts.dossier
  const title = t('Bản chính của hồ sơ', 'Originals of the dossier')
  return (
    <Page
      view={view}
      title={`${title} ${code}`}
      hasErrors={errors.length > 0}
      breadcrumbs={[{ text: code, href: `/can-bo/ho-so/${code}` }, { text: t('Bản chính', 'Originals') }]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={title} caption={code} />
      <Stack>
        {done === 'tra' ? (
          <Notice
            kind="success"
            title={t('Đã trả bản chính; ký nhận được lưu.', 'Given back; the receipt is kept.')}
          />
        ) : null}
        {done === 'nhan' ? (
          <Notice kind="success" title={t('Đã nhận; bản chính nay do bạn giữ.', 'Taken; now held by you.')} />
        ) : null}
        <Originals originals={facts.originals} />
        {facts.mine.length > 0 ? <Return {...{ facts, newKey, errors, typed }} /> : null}
        {facts.takeable.length > 0 ? <Take {...{ facts, newKey, errors }} /> : null}
        <Receipts receipts={facts.receipts} />
      </Stack>
    </Page>
  )
}

/** Each original of a dossier, and where it is. */
export function Originals({ originals }: { originals: readonly OriginalView[] }) {
  const { t } = useView()
  const nameOf = useNameOf()
  return (
    <Table
      caption={t('Bản chính đang ở đâu', 'Where the originals are')}
      hideCaption
      rows={originals}
      rowKey={(row) => row.id}
      empty={t('Hồ sơ này không giữ bản chính nào.', 'No original is held for this dossier.')}
      columns={[
        { key: 'name', label: t('Bản chính', 'Original'), isRowHeader: true, cell: nameOf },
        { key: 'where', label: t('Đang ở đâu', 'Where it is'), cell: (row) => <Where original={row} /> },
      ]}
    />
  )
}

type FormProps = Omit<Props, 'view' | 'done'>

function Return({ facts, newKey, errors, typed }: FormProps) {
  const { t } = useView()
  const nameOf = useNameOf()
  const { dossier, originals, mine } = facts
  const { principal, filer, proxy } = dossier.persons
  const people = [
    { value: 'principal', label: `${principal.full_name}, ${t('chủ hồ sơ', 'principal')}` },
    { value: 'filer', label: `${filer.full_name}, ${t('người nộp', 'filer')}` },
    ...(proxy ? [{ value: 'proxy', label: `${proxy.full_name}, ${t('người được ủy quyền', 'proxy')}` }] : []),
  ]
  return (
    <Panel title={t('Trả bản chính', 'Give originals back')}>
      <Form action={`/can-bo/ho-so/${dossier.code}/ban-chinh/tra`} idempotencyKey={newKey()}>
        <MultipleChoice
          name="originals"
          label={t('Trả những bản', 'Give back')}
          values={typed['originals'] === undefined ? mine : typed['originals'].split(' ')}
          error={errorOf(errors, 'originals')}
          options={originals
            .filter(({ id }) => mine.includes(id))
            .map((one) => ({ value: one.id, label: { vi: nameOf(one), en: nameOf(one) } }))}
        />
        <Choice
          name="to"
          label={t('Trả cho ai', 'To whom')}
          value={typed['to'] ?? 'principal'}
          error={errorOf(errors, 'to')}
          options={people}
        />
        <ReceiptFields field={(name) => ({ name, value: typed[name] ?? '', error: errorOf(errors, name) })} />
        <ActionBar>
          <Button text={t('Trả bản chính', 'Give back')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

function Take({ facts, newKey, errors }: Omit<FormProps, 'typed'>) {
  const { t } = useView()
  const say = useWords()
  return (
    <Panel title={t('Nhận thêm bản chính', 'Take another original in')}>
      <Form action={`/can-bo/ho-so/${facts.dossier.code}/ban-chinh/nhan`} idempotencyKey={newKey()}>
        <MultipleChoice
          name="papers"
          label={t('Người dân đưa', 'The citizen brings')}
          error={errorOf(errors, 'papers')}
          options={facts.takeable.map(({ key, name }) => ({ value: key, label: say(name) }))}
        />
        <Button kind="secondary" text={t('Nhận giữ', 'Take in')} />
      </Form>
    </Panel>
  )
}

function Receipts({ receipts }: { receipts: readonly HandOverReceipt[] }) {
  const { t } = useView()
  if (receipts.length === 0) return null
  const shown = {
    card: t('thẻ căn cước', 'citizen card'),
    vneid: 'VNeID',
    other: t('giấy tờ khác', 'another paper'),
  }
  return (
    <Panel title={t('Đã ký nhận', 'Signed for')}>
      {receipts.map((one) => (
        <section key={one.id}>
          <p>
            {one.what === 'result' ? t('Kết quả', 'Result') : t('Bản chính', 'Originals')}
            {` · ${formatMoment(one.at)} · ${one.by_name} · ${shown[one.identity]}`}
            {one.number_matched ? ` · ${t('khớp số', 'number matches')}` : ''}
            {one.signed === 'paper' ? ` · ${t('ký trên giấy', 'signed on paper')}` : ''}
          </p>
          {one.strokes ? (
            <svg
              class="sign-shown"
              viewBox="0 0 600 200"
              role="img"
              aria-label={t('Chữ ký người nhận', 'Signature')}
            >
              <path
                d={one.strokes}
                fill="none"
                stroke="currentColor"
                stroke-width="3"
                stroke-linecap="round"
              />
            </svg>
          ) : null}
        </section>
      ))}
    </Panel>
  )
}
