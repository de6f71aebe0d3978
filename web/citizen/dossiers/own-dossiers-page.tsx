import type { DossierSummary } from '#http/present-dossier.ts'
import type { Draft } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import {
  ButtonGroup,
  ButtonLink,
  Card,
  EmptyState,
  Heading,
  Notice,
  Page,
  Pagination,
  StatusTag,
  Tag,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { standOf } from '../stands.ts'

type Props = {
  view: View
  now: string
  drafts: readonly Draft[]
  dossiers: readonly DossierSummary[]
  /** The short name of a procedure by its code. */
  nameOf: (code: string) => Text
  next: string | null
  isFirst: boolean
}

/** Everything a resident has begun, filed or received. */
export function OwnDossiersPage({ view, now, drafts, dossiers, nameOf, next, isFirst }: Props) {
  const { t } = view
  const title = t('Hồ sơ của tôi', 'My dossiers')
  const waiting = dossiers.filter((one) => standOf(one).tone === 'warning')
  return (
    <Page
      view={view}
      title={title}
      description={t(
        'Mọi hồ sơ bạn đang soạn, đã nộp và đã nhận kết quả.',
        'Every dossier you have begun, filed or received.',
      )}
    >
      <Heading text={title}>
        <ButtonLink href="/thu-tuc" text={t('Nộp hồ sơ mới', 'File a new one')} />
      </Heading>
      {waiting.length > 0 ? (
        <Notice kind="warning" title={t('Có hồ sơ đang chờ bạn', 'A dossier is waiting for you')}>
          <ul>
            {waiting.map((one) => (
              <li key={one.code}>
                <a href={`/ho-so/${one.code}`}>{nameOf(one.procedure.code)[view.language]}</a>:{' '}
                {standOf(one).text[view.language]}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {drafts.length > 0 ? <Drafts drafts={drafts} nameOf={nameOf} /> : null}
      <Heading level={2} text={t('Hồ sơ đã nộp', 'Filed dossiers')} />
      {dossiers.length === 0 ? (
        <EmptyState title={t('Bạn chưa nộp hồ sơ nào', 'You have not filed anything yet')}>
          <p>
            {t(
              'Tìm thủ tục bạn cần, hoặc tra cứu hồ sơ đã nộp tại quầy bằng mã.',
              'Find a procedure, or track a dossier filed at a counter by its code.',
            )}
          </p>
          <ButtonGroup>
            <ButtonLink href="/tra-cuu" kind="secondary" text={t('Tra cứu theo mã', 'Track by code')} />
          </ButtonGroup>
        </EmptyState>
      ) : (
        <ul class="result-list">
          {dossiers.map((one) => (
            <li key={one.code}>
              <Own dossier={one} now={now} name={nameOf(one.procedure.code)} />
            </li>
          ))}
        </ul>
      )}
      <Pagination next={next ? `/ho-so?sau=${next}` : null} first={isFirst ? undefined : '/ho-so'} />
    </Page>
  )
}

function Own({ dossier, now, name }: { dossier: DossierSummary; now: string; name: Text }) {
  const { t, language } = useView()
  const stand = standOf(dossier)
  const due = dossier.due_at && !dossier.finished_at && !stand.isOver ? dossier.due_at : null
  return (
    <Card title={name} href={`/ho-so/${dossier.code}`} caption={dossier.code}>
      <p>{stand.text[language]}</p>
      <p>
        <StatusTag tone={stand.tone} text={dossier.status_text} />{' '}
        <span class="muted">
          {dossier.principal_name} · {dossier.unit.name}
          {due ? ` · ${t('hẹn trả', 'due')} ${formatMoment(due)}` : ''}
        </span>{' '}
        {due && due < now ? <Tag tone="bad" text={t('Quá hẹn', 'Overdue')} /> : null}
      </p>
    </Card>
  )
}

function Drafts({ drafts, nameOf }: Pick<Props, 'drafts' | 'nameOf'>) {
  const { t, language } = useView()
  return (
    <section class="section">
      <Heading level={2} text={t('Đang soạn, chưa nộp', 'Not filed yet')} />
      <ul class="result-list">
        {drafts.map((draft) => (
          <li key={draft.id} class="panel choose">
            <div>
              <p class="place-name">{nameOf(draft.procedure_code)[language]}</p>
              <p class="muted">
                {t(`Lưu lúc ${formatMoment(draft.saved_at)}`, `Saved at ${formatMoment(draft.saved_at)}`)}
              </p>
            </div>
            <ButtonGroup>
              <ButtonLink
                href={`/nop/${draft.procedure_code}/${draft.id}/nguoi-nop`}
                kind="secondary"
                text={t('Làm tiếp', 'Go on')}
              />
              <form method="post" action={`/ho-so/nhap/${draft.id}/xoa`}>
                <button class="button button-quiet">
                  {t('Bỏ bản nháp', 'Throw away')}
                  <span class="visually-hidden">{` ${nameOf(draft.procedure_code)[language]}`}</span>
                </button>
              </form>
            </ButtonGroup>
          </li>
        ))}
      </ul>
    </section>
  )
}
