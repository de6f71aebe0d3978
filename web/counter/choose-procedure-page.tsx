import { fieldName, type Procedure } from '#modules/procedures'
import { say } from '#platform/text.ts'
import { Button, Card, CardGrid, Heading, HotKeys, LookupField, Notice, Page } from '../ui/index.ts'
import type { View } from '../view.ts'
import { QueueBarPlace } from './queue-bar.tsx'

const PATH = '/quay/tiep-nhan'

type ChooseProps = { view: View; typed: string; found: readonly Procedure[] }

/** Bước đầu của quầy: find the procedure by typing, without accents. */
export function ChooseProcedurePage({ view, typed, found }: ChooseProps) {
  const { t, language } = view
  const title = t('Tiếp nhận hồ sơ', 'Take a dossier in')
  return (
    <Page view={view} title={title} width="wide">
      <QueueBarPlace />
      <Heading text={title} />
      <go-form>
        <form
          class="form search-box"
          action={PATH}
          role="search"
          aria-label={t('Chọn thủ tục', 'Choose the procedure')}
        >
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
            href={`${PATH}?thu-tuc=${one.code}`}
            title={one.version ? say(one.version.definition.short_name, language) : one.code}
            caption={`${one.code} · ${say(fieldName(one), language)}`}
          />
        ))}
      </CardGrid>
      <HotKeys />
    </Page>
  )
}
