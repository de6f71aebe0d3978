import { limitText } from '#modules/calendar'
import { fieldName, type Procedure, type ProcedureVersion, whereToFileInstead } from '#modules/procedures'
import {
  ButtonGroup,
  ButtonLink,
  type Fact,
  Facts,
  Heading,
  Notice,
  Page,
  Tag,
  useView,
} from '#web/ui/index.ts'
import type { Text } from '#platform/text.ts'
import type { View } from '#web/view.ts'
import { CHANNEL_TEXT, feeAtAGlance, isOnline, limitAtAGlance } from './limit-words.ts'
import { SevenParts } from './seven-parts.tsx'

type Props = { view: View; on: string; procedure: Procedure }

/** One procedure: the glance, the seven parts, and what nobody has confirmed yet. */
export function ProcedurePage({ view, on, procedure }: Props) {
  const { t } = view
  const { version, code } = procedure
  const title = version ? version.definition.name : { vi: procedure.name, en: procedure.name }
  const crumb = version ? version.definition.short_name : procedure.name
  return (
    <Page
      view={view}
      title={title[view.language]}
      description={t(
        `${title.vi}: giấy tờ cần nộp, thời hạn, phí và nơi nộp ở Hà Nội.`,
        `${title.en}: papers to bring, time limit, fees and where to file in Hà Nội.`,
      )}
      breadcrumbs={[{ text: t('Thủ tục', 'Procedures'), href: '/thu-tuc' }, { text: crumb }]}
    >
      <Heading text={title} caption={t(`Mã thủ tục ${code}`, `Procedure ${code}`)} />
      {version ? <Offered version={version} on={on} /> : <Known procedure={procedure} />}
    </Page>
  )
}

function Offered({ version, on }: { version: ProcedureVersion; on: string }) {
  const { t, language } = useView()
  const { definition } = version
  const online = isOnline(version)
  const items: Fact[] = [
    {
      key: 'limit',
      label: t('Thời hạn', 'Takes'),
      value: limitAtAGlance(version)[language],
      note: t('Tính từ khi tiếp nhận', 'From acceptance'),
    },
    { key: 'fee', label: t('Phí, lệ phí', 'Costs'), value: feeAtAGlance(version, on)[language] },
    {
      key: 'where',
      label: t('Ai giải quyết', 'Who decides'),
      value:
        definition.competent.tier === 'commune'
          ? t('UBND phường, xã', 'The commune')
          : t('UBND thành phố', 'The city'),
      note: whereSettled(definition)[language],
    },
    {
      key: 'how',
      label: t('Cách nộp', 'How to file'),
      value: definition.channels.map((row) => CHANNEL_TEXT[row.channel][language]).join(', '),
    },
  ]
  return (
    <>
      <Facts items={items} />
      <ButtonGroup>
        {online ? (
          <ButtonLink href={`/nop/${version.code}`} text={t('Nộp trực tuyến', 'File online')} />
        ) : null}
        <ButtonLink
          href="/noi-nop"
          kind={online ? 'secondary' : 'primary'}
          text={t('Tìm quầy gần bạn', 'Find a counter')}
        />
      </ButtonGroup>
      {online ? null : (
        <Notice title={t('Thủ tục này nộp tại quầy', 'This procedure is filed at a counter')}>
          <p>
            {t(
              'Quầy của phường, xã nào trong thành phố cũng nhận, không kể bạn ở đâu. Mang theo các giấy tờ dưới đây.',
              'Any counter in the city takes it, wherever you live. Bring the papers below.',
            )}
          </p>
        </Notice>
      )}
      <SevenParts version={version} on={on} />
      <Unconfirmed version={version} />
    </>
  )
}

function whereSettled({ competent }: ProcedureVersion['definition']): Text {
  if (competent.tier === 'city') {
    return { vi: 'Quầy phường, xã nào cũng nhận giúp', en: 'Any commune’s counter takes it in' }
  }
  return competent.place.by === 'any'
    ? { vi: 'Nơi nào cũng giải quyết', en: 'Any commune decides' }
    : { vi: 'Nơi có địa chỉ bạn khai', en: 'The one of the address you give' }
}

function Unconfirmed({ version }: { version: ProcedureVersion }) {
  const { t, language } = useView()
  const { unknown } = version.definition
  if (unknown.length === 0) return null
  return (
    <Notice kind="warning" title={t('Điều chưa được xác nhận', 'Not confirmed yet')}>
      <ul>
        {unknown.map((fact) => (
          <li key={fact.at}>{fact.note[language]}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Known({ procedure }: { procedure: Procedure }) {
  const { t, language } = useView()
  const limits = procedure.limits.map((limit) => limitText(limit)[language])
  const items: Fact[] = [
    { key: 'field', label: t('Lĩnh vực', 'Field'), value: fieldName(procedure)[language] },
    {
      key: 'limit',
      label: t('Thời hạn', 'Takes'),
      value: limits.join(' / ') || t('Chưa rõ', 'Not known'),
    },
    { key: 'fee', label: t('Phí, lệ phí', 'Costs'), value: procedure.fee || t('Chưa rõ', 'Not known') },
    { key: 'ministry', label: t('Bộ quản lý', 'Ministry'), value: procedure.ministry },
  ]
  return (
    <>
      <Notice title={t('Nộp ở đâu?', 'Where to file?')}>
        <p>{whereToFileInstead(procedure)[language]}</p>
      </Notice>
      <Facts items={items} />
      <ButtonGroup>
        <ButtonLink href="/noi-nop" text={t('Tìm quầy gần bạn', 'Find a counter')} />
        <ButtonLink href="/thu-tuc" kind="secondary" text={t('Tìm thủ tục khác', 'Find another')} />
      </ButtonGroup>
      <p>
        {t(
          `Số liệu theo cổng quốc gia, ${procedure.as_of}.`,
          `As on the national portal, ${procedure.as_of}.`,
        )}{' '}
        {procedure.is_verified ? null : (
          <Tag tone="warning" text={t('Mã chưa được đối chiếu', 'Code not verified')} />
        )}
      </p>
    </>
  )
}
