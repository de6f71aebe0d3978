import { fieldName, type Procedure } from '#modules/procedures'
import type { Dossier } from '#modules/dossiers'
import { say } from '#platform/text.ts'
import { Button, Card, CardGrid, Heading, HotKeys, LookupField, Notice, Page, useView } from '../ui/index.ts'
import type { View } from '../view.ts'
import { QueueBarPlace } from './queue-bar.tsx'

const PATH = '/quay/tiep-nhan'

type ChooseProps = {
  view: View
  typed: string
  found: readonly Procedure[]
  /** The dossier whose persons the next one is for, too. */
  person: Pick<Dossier, 'code' | 'principal_name'> | null
}

/** The screen of a procedure, for the persons of a dossier where one is named. */
export function hrefOf(procedure: string, person?: string): string {
  return `${PATH}?${new URLSearchParams({ 'thu-tuc': procedure, ...(person ? { nguoi: person } : {}) })}`
}

/** Bước đầu của quầy: find the procedure by typing, without accents. */
export function ChooseProcedurePage({ view, typed, found, person }: ChooseProps) {
  const { t, language } = view
  const title = t('Tiếp nhận hồ sơ', 'Take a dossier in')
  return (
    <Page view={view} title={title} width="wide">
      <QueueBarPlace />
      <Heading text={title} />
      {person ? <ForSame person={person} /> : null}
      <go-form>
        <form
          class="form search-box"
          action={PATH}
          role="search"
          aria-label={t('Chọn thủ tục', 'Choose the procedure')}
        >
          {person ? <input type="hidden" name="nguoi" value={person.code} /> : null}
          <LookupField
            name="thu-tuc"
            label={t('Thủ tục', 'Procedure')}
            hint={t(
              'Gõ tên không dấu hoặc mã, ↓ ↑ chọn, Enter để mở',
              'Type the name or code, ↓ ↑ to choose, Enter to open',
            )}
            source="/quay/thu-tuc"
            value={typed}
            autofocus
          />
          <Button text={t('Mở', 'Open')} />
        </form>
      </go-form>
      {typed && found.length === 0 ? (
        <Notice
          kind="warning"
          title={t('Không có thủ tục nào khớp mà nhận được ở đây.', 'No procedure taken here matches.')}
        />
      ) : null}
      <Heading
        level={2}
        text={typed ? t('Thủ tục tìm thấy', 'Found') : t('Hay làm nhất', 'Most asked for')}
      />
      <CardGrid>
        {found.map((one) => (
          <Card
            key={one.code}
            href={hrefOf(one.code, person?.code)}
            title={one.version ? say(one.version.definition.short_name, language) : one.code}
            caption={`${one.code} · ${say(fieldName(one), language)}`}
          />
        ))}
      </CardGrid>
      <HotKeys />
    </Page>
  )
}

function ForSame({ person }: { person: NonNullable<ChooseProps['person']> }) {
  const { t } = useView()
  const { principal_name: name } = person
  return (
    <Notice title={t(`Hồ sơ khác của ${name}`, `Another dossier of ${name}`)}>
      <p>
        {t('Chủ hồ sơ đã được điền sẵn. ', 'The principal is filled in. ')}
        <a href={PATH}>{t('Người khác', 'Somebody else')}</a>
      </p>
    </Notice>
  )
}
