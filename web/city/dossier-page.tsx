import { say } from '#platform/text.ts'
import { Page, Panel, Split } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import type { DossierFacts } from '../officer/dossier-facts.ts'
import { DossierHead } from '../officer/dossier-page.tsx'
import { Decisions, decisionsOf } from '../officer/dossier/decisions.tsx'
import { DueDate } from '../officer/dossier/due-date.tsx'
import { History } from '../officer/dossier/history.tsx'
import { Money } from '../officer/dossier/money.tsx'
import { Persons, Places } from '../officer/dossier/people-and-places.tsx'

/** One dossier as the city reads it: no act, no answers, no files; numbers of persons masked. */
export function CityDossierPage({ view, facts }: { view: View; facts: DossierFacts }) {
  const { t, language } = view
  const title = say(facts.version.definition.short_name, language)
  const decisions = decisionsOf(facts, t)
  const { unit } = facts.view
  return (
    <Page
      view={view}
      title={`${title} – ${facts.dossier.code}`}
      width="wide"
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        { text: unit.name, href: `/dieu-hanh/don-vi/${unit.slug}` },
        { text: facts.dossier.code },
      ]}
    >
      <DossierHead facts={facts} />
      <Split
        aside={
          <>
            <Panel title={t('Thời hạn', 'Time')}>
              <DueDate facts={facts} />
            </Panel>
            <Panel title={t('Phí, lệ phí', 'Fee')}>
              <Money facts={facts} />
            </Panel>
          </>
        }
      >
        <Panel title={t('Quá trình giải quyết', 'History')}>
          <History facts={facts} />
          <p>
            <a href={`/dieu-hanh/ho-so/${facts.dossier.code}/nhat-ky`}>
              {t('Nhật ký đầy đủ: ai đã làm, ký, xem gì', 'The whole record: who did, signed and saw what')}
            </a>
          </p>
        </Panel>
        {decisions.length > 0 ? (
          <Panel title={t('Ý kiến và quyết định', 'Opinions and decisions')}>
            <Decisions items={decisions} />
          </Panel>
        ) : null}
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
