import type { Procedure } from '#modules/procedures'
import type { Origin, Unit } from '#modules/units'
import { formatDay } from '#platform/dates.ts'
import { showNumber } from '#web/format.ts'
import {
  ButtonLink,
  Card,
  CardGrid,
  type Fact,
  Facts,
  Heading,
  Notice,
  Page,
  Panel,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import type { Office } from './office.ts'
import { OfficeFacts } from './office-facts.tsx'

type Props = {
  view: View
  unit: Unit
  office: Office | null
  origins: readonly Origin[]
  /** Procedures one may file online, the most asked first. */
  online: readonly Procedure[]
}

/** A commune for its residents: where its office is, when it is open, what it was made of, and filing there. */
export function UnitPage({ view, unit, office, origins, online }: Props) {
  const { t, language } = view
  const facts: Fact[] = [
    {
      key: 'population',
      label: t('Dân số', 'Population'),
      value: unit.population === null ? t('Chưa rõ', 'Not known') : showNumber(unit.population, language),
    },
    {
      key: 'area',
      label: t('Diện tích', 'Area'),
      value:
        unit.area_km2 === null ? t('Chưa rõ', 'Not known') : `${showNumber(unit.area_km2, language, 2)} km²`,
    },
    { key: 'since', label: t('Thành lập', 'Established'), value: formatDay(unit.established_on) },
    { key: 'code', label: t('Mã đơn vị', 'Official code'), value: unit.code },
  ]
  return (
    <Page
      view={view}
      title={unit.full_name}
      breadcrumbs={[{ text: t('Nộp ở đâu', 'Where to go'), href: '/noi-nop' }, { text: unit.full_name }]}
    >
      <Heading text={unit.full_name} caption={unit.province?.full_name} />
      {office ? (
        <Panel title={t('Nơi nộp và nhận kết quả', 'Where to file and collect')}>
          <OfficeFacts office={office} />
          <p>
            <a href={`/danh-ba/${unit.slug}`}>
              {t('Quầy, người trực và điện thoại', 'Desks, who is on duty, telephones')}
            </a>
          </p>
          <p>
            <a href={`/xep-hang/${unit.slug}`}>
              {t('Hàng chờ bây giờ, lấy số, đặt giờ', 'The queue now, take a number, book a time')}
            </a>
          </p>
        </Panel>
      ) : (
        <Notice title={t('Nơi này ngoài phạm vi hệ thống', 'This place is outside this system')}>
          <p>
            {unit.headquarters ? `${t('Trụ sở:', 'Headquarters:')} ${unit.headquarters}. ` : ''}
            {t(
              'Hãy nộp tại quầy của nơi đó hoặc trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).',
              'File at its counter or on the national portal (dichvucong.gov.vn).',
            )}
          </p>
        </Notice>
      )}
      {office ? <FileHere unit={unit} online={online} /> : null}
      <Heading level={2} text={t('Về nơi này', 'About this place')} />
      <Facts items={facts} />
      {office && office.agencies.length > 0 ? <Agencies office={office} /> : null}
      {origins.length > 0 ? <Origins origins={origins} /> : null}
    </Page>
  )
}

function FileHere({ unit, online }: { unit: Unit; online: readonly Procedure[] }) {
  const { t } = useView()
  return (
    <section class="section">
      <Heading level={2} text={t('Nộp trực tuyến cho nơi này', 'File online here')} />
      <CardGrid>
        {online
          .slice(0, 6)
          .map(({ code, version }) =>
            version ? (
              <Card
                key={code}
                title={version.definition.short_name}
                caption={version.definition.field.name}
                href={`/nop/${code}?noi=${unit.slug}`}
              />
            ) : null,
          )}
      </CardGrid>
      <ButtonLink href="/thu-tuc" kind="secondary" text={t('Tìm thủ tục khác', 'Find another procedure')} />
    </section>
  )
}

function Agencies({ office }: { office: Office }) {
  const { t } = useView()
  return (
    <section class="section">
      <Heading level={2} text={t('Các cơ quan tại đây', 'Agencies here')} />
      <ul>
        {office.agencies.map((agency) => (
          <li key={agency.id}>
            {agency.name}
            {agency.address ? ` – ${agency.address}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Origins({ origins }: { origins: readonly Origin[] }) {
  const { t } = useView()
  const bases = [
    ...new Set(
      origins.flatMap(({ legal_basis, clause }) =>
        legal_basis
          ? [
              clause
                ? t(
                    `khoản ${clause}, Nghị quyết ${legal_basis}`,
                    `paragraph ${clause}, resolution ${legal_basis}`,
                  )
                : legal_basis,
            ]
          : [],
      ),
    ),
  ]
  return (
    <section class="section">
      <Heading level={2} text={t('Được lập từ những nơi cũ nào', 'Which old places it was made of')} />
      <ul>
        {origins.map((origin) => (
          <li key={origin.unit_id}>
            {origin.name}{' '}
            <span class="muted">
              ({origin.extent === 'whole' ? t('toàn bộ', 'all of it') : partOf(origin, t)})
            </span>
          </li>
        ))}
      </ul>
      {bases.length > 0 ? (
        <p class="muted">
          {t('Theo', 'By')} {bases.join('; ')}.
        </p>
      ) : null}
    </section>
  )
}

function partOf(origin: Origin, t: View['t']): string {
  if (origin.took_people === 'no') return t('một phần đất, không có dân', 'some land, no people')
  return origin.took_people === 'all'
    ? t('một phần đất, toàn bộ dân', 'some land, all people')
    : t('một phần', 'a part')
}
