import type { VNode } from 'preact'
import { mayRecordResult } from '#modules/chains'
import { officialStatus, type OfferedVersion } from '#modules/dossiers'
import type { FieldError } from '#platform/refusal.ts'
import { say } from '#platform/text.ts'
import { filesOfDossier } from '../forms/shown-files.ts'
import { FormAnswers } from '../forms/form-answers.tsx'
import {
  CopyCode,
  DefinitionList,
  ErrorSummary,
  Heading,
  Page,
  Panel,
  Split,
  StatusTag,
  useView,
  type Tone,
} from '../ui/index.ts'
import type { View } from '../view.ts'
import { ActsPanel, type Tried } from './acts-panel.tsx'
import { Decisions, decisionsOf } from './dossier/decisions.tsx'
import { DueDate } from './dossier/due-date.tsx'
import { History } from './dossier/history.tsx'
import { Money } from './dossier/money.tsx'
import { Papers } from './dossier/papers.tsx'
import { OriginalsPanel } from '../custody/originals-panel.tsx'
import { Persons, Places } from './dossier/people-and-places.tsx'
import { Prints } from './dossier/prints.tsx'
import { Steps } from './dossier/steps.tsx'
import { OfferPanel } from '../versions/offer-panel.tsx'
import { ChainPanel } from '../chains/chain-panel.tsx'
import { LinkResultForm, type ResultTyped } from '../chains/result-form.tsx'
import type { DossierFacts } from './dossier-facts.ts'

export type DossierPageProps = {
  view: View
  facts: DossierFacts
  newKey: () => string
  /** What stands over the page: what was just done, or why it was not. */
  told?: VNode | undefined
  /** A form that came back: with what was typed and, where its fields were wrong, what is wrong as a whole. */
  tried?: (Tried & { title?: string }) | undefined
  /** The form of a link's result that came back. */
  result?: ResultTyped | undefined
}

/** Hồ sơ: everything about one dossier on one page, with exactly the acts allowed now. */
export function DossierPage({ view, facts, newKey, told, tried, result }: DossierPageProps) {
  const { t, language } = view
  const title = say(facts.version.definition.short_name, language)
  const decisions = decisionsOf(facts, t)
  // City roles oversee: they act on no dossier and read no answers.
  const isCity = facts.actor.sees === 'city'
  return (
    <Page
      view={view}
      title={`${title} – ${facts.dossier.code}`}
      width="wide"
      hasErrors={tried !== undefined || result !== undefined}
      breadcrumbs={[
        isCity
          ? { text: t('Hồ sơ', 'Dossiers'), href: '/dieu-hanh/ho-so' }
          : { text: t('Hồ sơ của đơn vị', 'Dossiers of the unit'), href: '/can-bo/ho-so' },
        { text: facts.dossier.code },
      ]}
    >
      {told}
      {tried?.title ? <ErrorSummary title={tried.title} errors={withPrefix(tried)} /> : null}
      {result ? <ErrorSummary errors={result.errors} /> : null}
      <DossierHead facts={facts} />
      <Split aside={<Aside facts={facts} />}>
        {isCity ? null : <ActsPanel facts={facts} newKey={newKey} tried={tried} />}
        {facts.offer ? <Offer facts={facts} newKey={newKey} offer={facts.offer} /> : null}
        <Chain facts={facts} newKey={newKey} result={result} />
        {decisions.length > 0 ? (
          <Panel title={t('Ý kiến và quyết định', 'Opinions and decisions')}>
            <Decisions items={decisions} />
          </Panel>
        ) : null}
        <Panel title={t('Giấy tờ', 'Papers')}>
          <Papers facts={facts} />
        </Panel>
        <OriginalsPanel code={facts.dossier.code} originals={facts.originals} isCity={isCity} />
        <Panel title={t('Nội dung tờ khai', 'Answers of the form')}>
          {isCity ? (
            <p>
              {t(
                'Chỉ đơn vị xử lý hồ sơ xem được nội dung này.',
                'Only those who handle the dossier see these.',
              )}
            </p>
          ) : (
            <FormAnswers
              form={facts.version.definition.form}
              answers={facts.view.answers}
              units={facts.units.map((unit) => ({ value: unit.code, label: unit.full_name }))}
              files={filesOfDossier(facts.dossier.code, facts.papers)}
            />
          )}
        </Panel>
        <Panel title={t('Người liên quan', 'People')}>
          <Persons {...facts.view} />
        </Panel>
        <Panel title={t('Nơi liên quan', 'Places')}>
          <Places places={facts.view.places} />
        </Panel>
      </Split>
    </Page>
  )
}

function Offer({
  facts,
  offer,
  newKey,
}: Pick<DossierPageProps, 'facts' | 'newKey'> & { offer: OfferedVersion }) {
  const { dossier } = facts
  return (
    <OfferPanel
      offer={offer}
      dueAt={dossier.due_at}
      dossierVersion={dossier.version}
      action={`/can-bo/ho-so/${dossier.code}/phien-ban`}
      idempotencyKey={newKey()}
    />
  )
}

/** The chain the dossier is a link of; the desk that took it in writes results from outside down. */
function Chain({ facts, newKey, result }: Pick<DossierPageProps, 'facts' | 'newKey' | 'result'>) {
  const { chain, dossier, actor } = facts
  if (!chain) return null
  const mayRecord = mayRecordResult({ actor }, dossier)
  return (
    <>
      <ChainPanel chain={chain} dossierHref={(code) => `/can-bo/ho-so/${code}`} />
      {mayRecord ? (
        <LinkResultForm
          chain={chain}
          action={`/can-bo/ho-so/${dossier.code}/lien-thong`}
          idempotencyKey={newKey()}
          returned={result}
        />
      ) : null}
    </>
  )
}

function Aside({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  return (
    <>
      <Panel title={t('Thời hạn', 'Time')}>
        <DueDate facts={facts} />
        <Steps facts={facts} />
      </Panel>
      <Panel title={t('Phí, lệ phí', 'Fee')}>
        <Money facts={facts} />
      </Panel>
      <Panel title={t('Bản in', 'Prints')}>
        <Prints facts={facts} />
      </Panel>
      <Panel title={t('Quá trình giải quyết', 'History')}>
        <History facts={facts} />
        <p>
          <a href={`/can-bo/ho-so/${facts.dossier.code}/nhat-ky`}>
            {t('Nhật ký đầy đủ: ai đã làm, ký, xem gì', 'The whole record: who did, signed and saw what')}
          </a>
        </p>
      </Panel>
    </>
  )
}

function withPrefix({ act, errors }: Tried): FieldError[] {
  return errors.map(({ field, message }) => ({ field: `${act}.${field}`, message }))
}

/** What a dossier is, whose and where it stands. */
export function DossierHead({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const { view, dossier, holder } = facts
  return (
    <>
      <Heading
        text={facts.version.definition.short_name}
        caption={t(`Thủ tục ${view.procedure.code}`, `Procedure ${view.procedure.code}`)}
      >
        <StatusTag text={view.business_text} tone={toneOf(facts)} />
      </Heading>
      <div class="dossier-head">
        <CopyCode code={dossier.code} />
        <DefinitionList
          items={[
            { key: 'principal', label: t('Chủ hồ sơ', 'Principal'), value: view.principal_name },
            { key: 'unit', label: t('Nơi giải quyết', 'Settled at'), value: view.unit.name },
            {
              key: 'status',
              label: t('Trạng thái quốc gia', 'National status'),
              value: `${view.status}. ${view.status_text}`,
            },
            {
              key: 'holder',
              label: t('Người thụ lý', 'Reviewed by'),
              value: holder ?? t('Chưa có', 'Nobody yet'),
            },
            { key: 'channel', label: t('Cách nộp', 'Filed'), value: channelText(dossier.channel, t) },
          ]}
        />
      </div>
    </>
  )
}

function toneOf({ dossier, standing }: DossierFacts): Tone {
  const status = officialStatus(dossier)
  if (status === 3 || status === 7 || status === 8) return 'bad'
  if (status === 9 || status === 10) return 'good'
  if (status === 5 || status === 6) return 'warning'
  return standing.state === 'late' ? 'bad' : 'info'
}

/** How a dossier came in. */
function channelText(
  channel: DossierFacts['dossier']['channel'],
  t: (vi: string, en: string) => string,
): string {
  const texts = {
    counter: t('Trực tiếp tại quầy', 'At the counter'),
    online: t('Trực tuyến', 'Online'),
    post: t('Qua bưu chính', 'By post'),
  }
  return texts[channel]
}
