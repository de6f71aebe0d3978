import { say } from '#platform/text.ts'
import type { DeskProcedure } from '../../counter/desk-data.ts'
import { Button, Card, CardGrid, Heading, LookupField, Notice, useView } from '../../ui/index.ts'

const PATH = '/quay/tiep-nhan'

type Props = {
  typed: string
  found: readonly DeskProcedure[]
  /** True where it is for the persons of the dossier before. */
  isSame: boolean
}

/** Which procedure, by typing without accents; the same keys as with the line. */
export function ChooseScreen({ typed, found, isSame }: Props) {
  const { t, language } = useView()
  return (
    <>
      {isSame ? (
        <Notice title={t('Hồ sơ khác của người vừa nộp', 'Another dossier of the same person')}>
          <p>{t('Chủ hồ sơ được điền sẵn.', 'The principal is filled in.')}</p>
        </Notice>
      ) : null}
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
        {found.map(({ version }) => (
          <Card
            key={version.code}
            href={`${PATH}?thu-tuc=${version.code}${isSame ? '&nguoi' : ''}`}
            title={say(version.definition.short_name, language)}
            caption={version.code}
          />
        ))}
      </CardGrid>
    </>
  )
}
