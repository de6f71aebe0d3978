import type { ComponentChildren } from 'preact'
import { limitText } from '#modules/calendar'
import type { Audience, BODIES, PaperRule, ProcedureVersion } from '#modules/procedures'
import type { Text } from '#platform/text.ts'
import { formatDay } from '#platform/dates.ts'
import { Heading, Said, Table, Tag, useView } from '#web/ui/index.ts'
import { CHANNEL_TEXT, feesInForce, feeWords } from './limit-words.ts'

/** Who may apply. */
export const AUDIENCE_TEXT: Record<Audience, Text> = {
  citizen: { vi: 'Cá nhân', en: 'Individuals' },
  organisation: { vi: 'Tổ chức, doanh nghiệp', en: 'Organisations and companies' },
  household_business: { vi: 'Hộ kinh doanh', en: 'Household businesses' },
}

/** The bodies that hold a step. */
export const BODY_TEXT: Record<(typeof BODIES)[number], Text> = {
  service_desk: { vi: 'Điểm phục vụ hành chính công', en: 'The public service point' },
  commune_leaders: { vi: 'Lãnh đạo UBND phường, xã', en: 'Leaders of the commune' },
  commune_office: { vi: 'Văn phòng HĐND và UBND', en: 'Office of the commune' },
  commune_economy: { vi: 'Phòng Kinh tế', en: 'Economy division' },
  commune_culture_society: { vi: 'Phòng Văn hóa – Xã hội', en: 'Culture and society division' },
  city_leaders: { vi: 'Lãnh đạo UBND thành phố', en: 'Leaders of the city' },
  city_office: { vi: 'Văn phòng UBND thành phố', en: 'Office of the city’s committee' },
}

/** How a paper is brought. */
export const AS_TEXT: Record<PaperRule['as'], Text> = {
  original: { vi: 'bản chính', en: 'original' },
  copy: { vi: 'bản sao', en: 'copy' },
  electronic: { vi: 'bản điện tử', en: 'electronic' },
}

type Props = { version: ProcedureVersion; on: string }

/** The seven parts every published procedure has (QĐ 766/QĐ-TTg), fees and legal basis. */
export function SevenParts({ version, on }: Props) {
  const { t, language } = useView()
  const { definition } = version
  return (
    <>
      <Part id="ten" title={t('1. Tên thủ tục', '1. Name')}>
        <p>
          <Said text={definition.name} /> ({definition.code}, {definition.field.name[language]})
        </p>
      </Part>
      <Part id="trinh-tu" title={t('2. Trình tự thực hiện', '2. Steps')}>
        <ol>
          {definition.steps.map((step) => (
            <li key={step.no}>
              {step.content[language]} <span class="muted">({BODY_TEXT[step.body][language]})</span>
            </li>
          ))}
        </ol>
      </Part>
      <Part id="cach-nop" title={t('3. Cách thực hiện', '3. Ways to file')}>
        <ul>
          {definition.channels.map((row) => (
            <li key={row.channel}>
              {CHANNEL_TEXT[row.channel][language]}
              {row.level ? ` – ${levelOf(row.level)[language]}` : ''}
              {row.reason ? `: ${row.reason[language]}` : ''}
            </li>
          ))}
        </ul>
        <Fees version={version} on={on} />
      </Part>
      <Part id="giay-to" title={t('4. Thành phần hồ sơ', '4. Papers')}>
        <Papers version={version} />
      </Part>
      <Part id="thoi-han" title={t('5. Thời hạn giải quyết', '5. Time limit')}>
        <Limits version={version} />
      </Part>
      <Part id="doi-tuong" title={t('6. Ai được làm', '6. Who may apply')}>
        <p>{definition.applicants.map((one) => AUDIENCE_TEXT[one][language]).join('; ')}</p>
      </Part>
      <Part id="co-quan" title={t('7. Cơ quan thực hiện', '7. Competent body')}>
        <p>
          {definition.competent.decides === 'commune_committee'
            ? t('Quyết định: Ủy ban nhân dân phường, xã.', 'Decides: the people’s committee of the commune.')
            : t(
                'Quyết định: Ủy ban nhân dân thành phố.',
                'Decides: the people’s committee of the city.',
              )}{' '}
          {t('Thụ lý:', 'Prepares:')} {BODY_TEXT[definition.competent.handles][language]}.
        </p>
        <p>
          {t('Kết quả:', 'Result:')} <Said text={definition.result.name} />.
        </p>
      </Part>
      <Part id="can-cu" title={t('Căn cứ pháp lý', 'Legal basis')}>
        <ul>
          {definition.legal_basis.map((basis) => (
            <li key={basis.text}>
              <span lang={language === 'en' ? 'vi' : undefined}>{basis.text}</span> – {basis.about[language]}
            </li>
          ))}
        </ul>
        <p class="muted">
          {t(
            `Phiên bản ${definition.version}, áp dụng từ ${formatDay(definition.valid_from)}.`,
            `Version ${definition.version}, in force from ${formatDay(definition.valid_from)}.`,
          )}{' '}
          {definition.published_by
            ? t(`Công bố tại ${definition.published_by}.`, `Published by ${definition.published_by}.`)
            : t('Chưa rõ quyết định công bố.', 'The publishing decision is not known.')}
        </p>
      </Part>
    </>
  )
}

function levelOf(level: 'full' | 'partial'): Text {
  return level === 'full'
    ? { vi: 'toàn trình', en: 'all the way' }
    : { vi: 'một phần, có bước phải đến quầy', en: 'partly, one step needs the counter' }
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="section" aria-labelledby={id}>
      <Heading level={2} id={id} text={title} />
      {children}
    </section>
  )
}

function Fees({ version, on }: Props) {
  const { t, language } = useView()
  const rows = feesInForce(version, on)
  return (
    <Table
      caption={t('Phí, lệ phí', 'Fees')}
      rows={rows}
      rowKey={(row) => `${row.key} ${row.channel} ${row.case} ${row.valid_from}`}
      empty={t('Không có khoản thu nào được ghi nhận.', 'No fee is recorded.')}
      columns={[
        {
          key: 'name',
          label: t('Khoản thu', 'Fee'),
          isRowHeader: true,
          cell: (row) => <Said text={row.name} />,
        },
        {
          key: 'when',
          label: t('Áp dụng khi', 'Applies to'),
          cell: (row) => scopeOf(version, row)[language],
        },
        { key: 'amount', label: t('Mức thu', 'Amount'), cell: (row) => feeWords(row, language) },
        {
          key: 'source',
          label: t('Theo', 'By'),
          cell: (row) => <span lang={language === 'en' ? 'vi' : undefined}>{row.source}</span>,
        },
      ]}
    />
  )
}

/** For which way of filing and which case a row holds. */
function scopeOf(
  { definition }: ProcedureVersion,
  row: { channel: keyof typeof CHANNEL_TEXT | null; case: string | null },
): Text {
  const kase = definition.cases.find((one) => one.key === row.case)?.name
  const channel = row.channel ? CHANNEL_TEXT[row.channel] : null
  if (!kase && !channel) return { vi: 'Mọi trường hợp', en: 'All cases' }
  const join = (language: 'vi' | 'en') => [channel?.[language], kase?.[language]].filter(Boolean).join(', ')
  return { vi: join('vi'), en: join('en') }
}

function Limits({ version }: { version: ProcedureVersion }) {
  const { language } = useView()
  return (
    <ul>
      {version.definition.limits.map((row) => (
        <li key={`${row.channel} ${row.case}`}>
          {scopeOf(version, row)[language]}: <strong>{limitText(row.limit)[language]}</strong>{' '}
          <span class="muted" lang={language === 'en' ? 'vi' : undefined}>
            ({row.source})
          </span>
        </li>
      ))}
    </ul>
  )
}

function Papers({ version }: { version: ProcedureVersion }) {
  const { t, language } = useView()
  const { papers } = version.definition
  if (papers.length === 0) return <p>{t('Chưa rõ giấy tờ cần nộp.', 'The papers are not known.')}</p>
  return (
    <ul class="paper-list">
      {papers.map((paper) => (
        <li key={paper.key}>
          <strong>
            <Said text={paper.name} />
          </strong>{' '}
          <span class="muted">
            ({paper.count} {AS_TEXT[paper.as][language]}
            {paper.handed === 'shown' ? t(', chỉ xuất trình', ', only shown') : ''})
          </span>{' '}
          {paper.from_form ? (
            <Tag
              tone="good"
              text={t('Hệ thống tự lập từ thông tin bạn khai', 'Made from what you fill in')}
            />
          ) : null}
          {paper.when ? <Tag text={t('Tùy trường hợp', 'In some cases')} /> : null}
          {paper.required ? null : <Tag text={t('Không bắt buộc', 'Optional')} />}
          {paper.not_needed_when_database ? (
            <span class="line muted">
              {t(
                'Không phải nộp khi cơ sở dữ liệu nhà nước đã có.',
                'Not needed when the state’s database has it.',
              )}
            </span>
          ) : null}
          {paper.hint ? <span class="line muted">{paper.hint[language]}</span> : null}
        </li>
      ))}
    </ul>
  )
}
