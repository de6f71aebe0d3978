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
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { standOf } from '../stands.ts'

/** A draft with the name of its procedure. */
export type NamedDraft = { readonly draft: Draft; readonly name: Text }

type Props = {
  view: View
  drafts: readonly NamedDraft[]
  dossiers: readonly DossierSummary[]
  next: string | null
  isFirst: boolean
}

/** Everything a resident has begun, filed or received. */
export function OwnDossiersPage({ view, drafts, dossiers, next, isFirst }: Props) {
  const { t } = view
  const title = t('Hồ sơ của tôi', 'My dossiers')
  const waiting = dossiers.filter((one) => standOf(one).tone === 'warning')
  return (
    <Page view={view} title={title}>
      <Heading text={title}>
        <ButtonLink href="/thu-tuc" text={t('Nộp hồ sơ mới', 'File a new one')} />
      </Heading>
      {waiting.length > 0 ? (
        <Notice kind="warning" title={t('Có hồ sơ đang chờ bạn', 'A dossier is waiting for you')}>
          <ul>
            {waiting.map((one) => (
              <li key={one.code}>
                <a href={`/ho-so/${one.code}`}>{one.procedure.name}</a>: {standOf(one).text[view.language]}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {drafts.length > 0 ? <Drafts drafts={drafts} /> : null}
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
              <Own dossier={one} />
            </li>
          ))}
        </ul>
      )}
      <Pagination next={next ? `/ho-so?sau=${next}` : null} first={isFirst ? undefined : '/ho-so'} />
    </Page>
  )
}

function Own({ dossier }: { dossier: DossierSummary }) {
  const { t, language } = useView()
  const stand = standOf(dossier)
  const due = dossier.due_at && !dossier.finished_at && !stand.isOver ? dossier.due_at : null
  return (
    <Card title={dossier.procedure.name} href={`/ho-so/${dossier.code}`} caption={dossier.code}>
      <p>{stand.text[language]}</p>
      <p>
        <StatusTag tone={stand.tone} text={dossier.status_text} />{' '}
        <span class="muted">
          {dossier.principal_name} · {dossier.unit.name}
          {due ? ` · ${t('hẹn trả', 'due')} ${formatMoment(due)}` : ''}
        </span>
      </p>
    </Card>
  )
}

function Drafts({ drafts }: { drafts: readonly NamedDraft[] }) {
  const { t, language } = useView()
  return (
    <section class="section">
      <Heading level={2} text={t('Đang soạn, chưa nộp', 'Not filed yet')} />
      <ul class="result-list">
        {drafts.map(({ draft, name }) => (
          <li key={draft.id} class="panel choose">
            <div>
              <p class="place-name">{name[language]}</p>
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
                  <span class="visually-hidden">{` ${name[language]}`}</span>
                </button>
              </form>
            </ButtonGroup>
          </li>
        ))}
      </ul>
    </section>
  )
}
