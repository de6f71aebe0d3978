import { ChainPanel } from '#web/chains/chain-panel.tsx'
import { FeePanel } from '#web/payments/fee-panel.tsx'
import type { DossierView } from '#http/present-dossier.ts'
import { CONSENT_TEXT, type OfferedVersion } from '#modules/dossiers'
import { say } from '#platform/text.ts'
import { OfferPanel } from '#web/versions/offer-panel.tsx'
import { allPapers } from '#modules/procedures'
import { filesOfDossier } from '#web/forms/shown-files.ts'
import { FormAnswers } from '#web/forms/form-answers.tsx'
import type { FieldError } from '#platform/refusal.ts'
import {
  ButtonGroup,
  ButtonLink,
  Details,
  ErrorSummary,
  Heading,
  Notice,
  Page,
  useView,
} from '#web/ui/index.ts'
import { HandledNotice } from './handled-notice.tsx'
import { Apology, AskedPapers, Dates, StandPanel } from './dossier-parts.tsx'
import type { OwnDossier } from './read-own.ts'
import { History } from './history.tsx'
import { Rate } from './rate-form.tsx'
import { SupplementForm } from './supplement-form.tsx'
import type { WaitingFile } from '../filing/filing.ts'

/** What came back with a form of this page. */
export type Returned = {
  readonly errors?: readonly FieldError[]
  readonly files?: Readonly<Record<string, readonly WaitingFile[]>>
  readonly idempotencyKey: string
}

/** A dossier for its resident: where it stands, what to do now, why the date, and what happened. */
export function OwnDossierPage({ own, returned }: { own: OwnDossier; returned: Returned }) {
  const { view: dossier, version, reader, explanation, papers } = own
  const { view, now } = reader
  const { t } = view
  const may = new Set(dossier.allowed_acts.map(({ act }) => act))
  const { errors = [] } = returned
  return (
    <Page
      view={view}
      title={`${version.definition.short_name[view.language]} ${dossier.code}`}
      hasErrors={errors.length > 0}
      width="narrow"
      breadcrumbs={[{ text: t('Hồ sơ của tôi', 'My dossiers'), href: '/ho-so' }, { text: dossier.code }]}
    >
      <ErrorSummary errors={errors} />
      <Heading
        text={version.definition.short_name}
        caption={t(`Mã hồ sơ ${dossier.code}`, `Dossier ${dossier.code}`)}
        lead={`${dossier.principal_name} · ${dossier.unit.name}`}
      />
      <StandPanel dossier={dossier} />
      <HandledNotice handled={dossier.handled} />
      {dossier.business === 'finished' && dossier.money !== 'due' ? (
        <ButtonGroup>
          <ButtonLink
            href={`/api/dossiers/${dossier.code}/result`}
            text={t('Tải kết quả', 'Download the result')}
          />
        </ButtonGroup>
      ) : null}
      {dossier.supplement ? (
        <AskedPapers asked={dossier.supplement} papers={allPapers(version.definition)} />
      ) : null}
      {dossier.supplement && may.has('supplement') ? <SupplementForm own={own} returned={returned} /> : null}
      <Endings own={own} />
      {own.offer ? <Offer own={own} offer={own.offer} idempotencyKey={returned.idempotencyKey} /> : null}
      {own.mayRate ? (
        <Rate
          action={`/ho-so/${own.dossier.code}/danh-gia`}
          idempotencyKey={returned.idempotencyKey}
          errors={returned.errors}
        />
      ) : null}
      {own.rating ? (
        <Notice kind="success">
          <p>
            {t(
              `Bạn đã đánh giá ${own.rating.score}/5. Cảm ơn bạn.`,
              `You rated ${own.rating.score}/5. Thank you.`,
            )}
          </p>
        </Notice>
      ) : null}
      <DatesAndHelp dossier={dossier} explanation={explanation} now={now} />
      {own.chain ? <ChainPanel chain={own.chain} dossierHref={(code) => `/ho-so/${code}`} /> : null}
      <ButtonGroup>
        {dossier.accepted_at ? (
          <ButtonLink
            href={`/api/dossiers/${dossier.code}/prints/01`}
            text={t('In giấy tiếp nhận và hẹn trả', 'Print the receipt')}
          />
        ) : null}
        {may.has('withdraw') ? (
          <ButtonLink href={`/ho-so/${dossier.code}/rut`} kind="quiet" text={t('Rút hồ sơ', 'Withdraw')} />
        ) : null}
      </ButtonGroup>
      <Fees own={own} />
      <History own={own} />
      {papers.length > 0 ? <Papers own={own} /> : null}
      <Details summary={t('Thông tin đã khai', 'What you told us')}>
        <FormAnswers
          form={version.definition.form}
          answers={dossier.answers}
          units={own.units}
          files={filesOfDossier(dossier.code, papers)}
        />
      </Details>
    </Page>
  )
}

/** What an applicant has to do with; how the house works inside is not his to judge. */
const APPLICANT_PARTS = ['field', 'paper', 'limit', 'fee', 'case', 'channel', 'other'] as const

function Offer(props: { own: OwnDossier; offer: OfferedVersion; idempotencyKey: string }) {
  const { own, offer, idempotencyKey } = props
  const { code, version, due_at } = own.dossier
  return (
    <OfferPanel
      {...{ offer, idempotencyKey, dueAt: due_at, dossierVersion: version, parts: APPLICANT_PARTS }}
      action={`/ho-so/${code}/phien-ban`}
    />
  )
}

function Endings({ own }: { own: OwnDossier }) {
  const { t } = useView()
  const { refusal, ending, obligation, business } = own.view
  return (
    <>
      {business === 'refused' && refusal ? (
        <Notice kind="error" title={t('Lý do không tiếp nhận', 'Why it was not accepted')}>
          <p>{refusal.reason}</p>
          <p class="muted">{refusal.legal_basis}</p>
        </Notice>
      ) : null}
      {ending ? (
        <Notice title={t('Lý do kết thúc', 'Why it ended')}>
          <p>{ending.reason}</p>
        </Notice>
      ) : null}
      {business === 'financial' && obligation ? (
        <Notice
          kind="warning"
          title={t('Việc bạn cần làm: nộp khoản phải nộp', 'What to do: pay what is due')}
        >
          <p>{obligation.reason}</p>
          <p>
            {t(
              `Số tiền: ${obligation.amount.toLocaleString('vi-VN')} đồng`,
              `Amount: ${obligation.amount.toLocaleString('en')} VND`,
            )}
          </p>
        </Notice>
      ) : null}
      <Apology dossier={own.view} href={`/api/dossiers/${own.view.code}/prints/04`} />
    </>
  )
}

/** Phí, lệ phí: once the dossier is accepted, or before where rows say what it will cost. */
function Fees({ own }: { own: OwnDossier }) {
  const { t } = useView()
  const { payment, dossier } = own
  if (payment.rows.length === 0) return null
  return (
    <section class="section">
      <Heading level={2} text={t('Phí, lệ phí', 'Fees')} />
      <FeePanel payment={payment} isAccepted={dossier.accepted_at !== null} />
    </section>
  )
}

function Papers({ own }: { own: OwnDossier }) {
  const { t, language } = useView()
  const { dossier, papers, version } = own
  return (
    <section class="section">
      <Heading level={2} text={t('Giấy tờ trong hồ sơ', 'Papers in the dossier')} />
      <ul>
        {papers.map((paper) => {
          const line = dossier.checklist.find(({ paper_ids }) => paper_ids.includes(paper.id))
          const name = allPapers(version.definition).find(({ key }) => key === line?.key)?.name[language]
          return (
            <li key={paper.id}>
              {name ? `${name}: ` : ''}
              <a href={`/api/dossiers/${dossier.code}/papers/${paper.id}`}>{paper.name}</a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type Dated = { dossier: DossierView; explanation: readonly string[]; now: string }

function DatesAndHelp({ dossier, explanation, now }: Dated) {
  return (
    <>
      <Dates dossier={dossier} explanation={explanation} now={now} returnAt={dossier.places.return.name} />
      {dossier.assistance ? <Helped assistance={dossier.assistance} /> : null}
    </>
  )
}

/** Whoever was helped reads by whom, and how he is said to have consented. */
function Helped({ assistance: { by, consent } }: { assistance: NonNullable<DossierView['assistance']> }) {
  const { t, language } = useView()
  const how = say(CONSENT_TEXT[consent], language)
  return (
    <p>
      {t(
        `Cán bộ khai giúp: ${by}. Ghi nhận: người nộp ${how}.`,
        `Filled in with the help of ${by}. On record: the filer ${how}.`,
      )}
    </p>
  )
}
