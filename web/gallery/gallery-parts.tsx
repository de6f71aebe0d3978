import {
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  Confirmation,
  DefinitionList,
  Details,
  EmptyState,
  Heading,
  Loading,
  Notice,
  Pagination,
  Panel,
  Progress,
  SearchBox,
  SearchResults,
  Split,
  StatusTag,
  Steps,
  Tag,
  Timeline,
  useView,
} from '#web/ui/index.ts'
import { findUnits } from './gallery-units.ts'

/** Cards, messages, facts and the course of things. */
export function PartGallery({ query }: { query: string }) {
  return (
    <>
      <Cards />
      <Search query={query} />
      <Messages />
      <Course />
      <Ends />
    </>
  )
}

function Cards() {
  const { t } = useView()
  return (
    <CardGrid>
      <Card
        title={t('Tìm thủ tục', 'Find a procedure')}
        href="/thu-tuc"
        caption={t('569 thủ tục', '569 procedures')}
      >
        {t('Gõ vài chữ, có dấu hay không dấu.', 'Type a few words, with or without accents.')}
      </Card>
      <Card title={t('Nộp ở đâu?', 'Where do I go?')} href="/noi-nop">
        {t('Gõ tên phường, xã cũ để biết nơi mới.', 'Type an old ward or commune to find the new one.')}
      </Card>
      <Card title={t('Hồ sơ của tôi đến đâu?', 'Where is my dossier?')} href="/tra-cuu">
        {t('Tra bằng mã hồ sơ và 4 số cuối điện thoại.', 'By its code and the last 4 digits of your phone.')}
      </Card>
    </CardGrid>
  )
}

function Search({ query }: { query: string }) {
  const { t } = useView()
  const found = findUnits(query)
  return (
    <>
      <Heading level={2} text={t('Tìm ngay khi gõ', 'Search as you type')} />
      <SearchBox
        action="/_/giao-dien"
        keep={{ xem: 'phan' }}
        label={t('Tên phường, xã', 'Ward or commune')}
        value={query}
        results="don-vi"
      />
      <SearchResults id="don-vi" summary={t(`${found.length} đơn vị`, `${found.length} units`)}>
        <ul>
          {found.slice(0, 5).map((unit) => (
            <li key={unit.value}>{unit.label}</li>
          ))}
        </ul>
      </SearchResults>
    </>
  )
}

function Messages() {
  const { t } = useView()
  return (
    <>
      <Heading level={2} text={t('Thông báo', 'Messages')} />
      <Notice>
        {t('Bạn có thể nộp hồ sơ ở bất kỳ phường, xã nào.', 'You may file at any ward or commune.')}
      </Notice>
      <Notice kind="success" title={t('Đã lưu', 'Saved')}>
        <p>{t('Bản nháp được giữ 30 ngày.', 'The draft is kept for 30 days.')}</p>
      </Notice>
      <Notice kind="warning" title={t('Còn 2 ngày làm việc để bổ sung', '2 working days left to supplement')}>
        <p>
          {t('Sau đó hồ sơ tự đóng; bạn không mất phí khi nộp lại.', 'Then it closes; filing again is free.')}
        </p>
      </Notice>
      <Notice
        kind="error"
        title={t('Có người vừa xử lý hồ sơ này', 'Somebody has just handled this dossier')}
      >
        <p>
          {t('Lê Minh Anh đã tiếp nhận lúc 14:05.', 'Lê Minh Anh accepted it at 14:05.')}{' '}
          <a href="/">{t('Tải lại', 'Reload')}</a>
        </p>
      </Notice>
      <p>
        <Tag text={t('Trực tuyến', 'Online')} />{' '}
        <StatusTag tone="info" text={t('Đang thẩm định', 'Under review')} />{' '}
        <StatusTag tone="good" text={t('Đúng hạn', 'On time')} />{' '}
        <StatusTag tone="warning" text={t('Sắp đến hạn', 'Due soon')} />{' '}
        <StatusTag tone="bad" text={t('Quá hạn 2 ngày', '2 days late')} />
      </p>
    </>
  )
}

function Course() {
  const { t } = useView()
  const steps = [
    { key: 'a', label: t('Người nộp', 'Applicant'), href: '/', state: 'done' as const },
    { key: 'b', label: t('Nội dung', 'Content'), state: 'current' as const },
    { key: 'c', label: t('Giấy tờ', 'Papers'), state: 'todo' as const },
    { key: 'd', label: t('Xem lại và gửi', 'Check and send'), state: 'todo' as const },
  ]
  const facts = (
    <Panel title={t('Thông tin', 'Facts')}>
      <DefinitionList
        items={[
          { key: 'code', label: t('Mã hồ sơ', 'Code'), value: 'TD.H26.65-260213-0007' },
          { key: 'due', label: t('Hẹn trả', 'Due'), value: '16:00 24/02/2026' },
          { key: 'fee', label: t('Lệ phí', 'Fee'), value: t('8.000 đồng', '8,000 VND') },
        ]}
      />
      <Progress
        tone="warning"
        label={t('Thời gian đã dùng', 'Time used')}
        value={4}
        max={5}
        text={t('4 trên 5 ngày làm việc', '4 of 5 working days')}
      />
    </Panel>
  )
  return (
    <>
      <Heading level={2} text={t('Diễn tiến', 'Course')}>
        <StatusTag tone="info" text={t('Đang thẩm định', 'Under review')} />
      </Heading>
      <Steps label={t('Các bước nộp', 'Steps of filing')} steps={steps} />
      <Split aside={facts}>
        <Timeline items={events(t)} />
        <Details summary={t('Vì sao hẹn ngày này?', 'Why this date?')}>
          <p>
            {t('Hạn 5 ngày làm việc, bỏ 7 ngày nghỉ Tết.', 'Five working days, leaving out 7 days of Tết.')}
          </p>
        </Details>
      </Split>
    </>
  )
}

function events(t: (vi: string, en: string) => string) {
  return [
    {
      key: '1',
      at: '09:12 13/02/2026',
      title: t('Nộp trực tuyến', 'Filed online'),
      by: 'Nguyễn Thị Hoa',
      state: 'done' as const,
    },
    {
      key: '2',
      at: '14:05 13/02/2026',
      title: t('Đã tiếp nhận', 'Accepted'),
      by: t('Lê Minh Anh, phường Cầu Giấy', 'Lê Minh Anh, Cầu Giấy Ward'),
      body: <p>{t('Hồ sơ đủ giấy tờ.', 'All papers are there.')}</p>,
      state: 'done' as const,
    },
    { key: '3', title: t('Đang thẩm định', 'Under review'), state: 'now' as const },
    { key: '4', at: '16:00 24/02/2026', title: t('Trả kết quả', 'Hand over'), state: 'next' as const },
  ]
}

function Ends() {
  const { t } = useView()
  return (
    <>
      <Confirmation
        title={t('Đã nộp hồ sơ', 'Your dossier is filed')}
        codeLabel={t('Mã hồ sơ của bạn', 'Your code')}
        code="TD.H26.65-260213-0007"
      >
        <ButtonGroup>
          <ButtonLink href="/ho-so" text={t('Xem hồ sơ', 'See the dossier')} />
          <ButtonLink href="/" kind="secondary" text={t('In giấy tiếp nhận', 'Print the receipt')} />
        </ButtonGroup>
      </Confirmation>
      <EmptyState title={t('Bạn chưa có hồ sơ nào', 'You have no dossiers yet')}>
        <ButtonLink href="/thu-tuc" kind="secondary" text={t('Tìm thủ tục', 'Find a procedure')} />
      </EmptyState>
      <Loading />
      <Pagination first="/?xem=phan" next="/?xem=phan&sau=20" />
    </>
  )
}
