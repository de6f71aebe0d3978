import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { throughMirror } from '#http/mirror.ts'
import { type Procedure, listOffered, openCatalogue } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import { readerOf, sendPage } from '#web/serve.ts'
import {
  ButtonGroup,
  ButtonLink,
  Card,
  CardGrid,
  Heading,
  Hero,
  Numbered,
  Page,
  Panel,
  SearchBox,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { feeAtAGlance, isOnline, limitAtAGlance } from './limit-words.ts'
import { procedureHref } from './procedure-address.ts'

const MOST_CARDS = 6

/** The first page of the house. */
export function homePages(app: FastifyInstance, door: Door): void {
  app.get('/', async (request, reply) => {
    const { view, now } = await readerOf(door, request, 'citizen')
    const on = dayOf(now)
    const { shown: catalogue, asOf } = await throughMirror(door, ({ app }) => openCatalogue(app))
    const offered = listOffered(catalogue, now)
    return sendPage(reply, HomePage({ view: { ...view, asOf }, on, popular: offered.slice(0, MOST_CARDS) }))
  })
}

type Props = { view: View; on: string; popular: readonly Procedure[] }

/** What can I do here: look up, find where to go, file, track. */
function HomePage({ view, on, popular }: Props) {
  const { t } = view
  return (
    <Page
      view={view}
      title={t('Dịch vụ công Hà Nội', 'Public services of Hà Nội')}
      description={t(
        'Tìm thủ tục, biết nộp ở phường, xã nào sau sắp xếp, nộp hồ sơ trực tuyến và tra cứu hồ sơ.',
        'Find a procedure, learn which commune to go to, file online and track your dossier.',
      )}
      hero={<Welcome />}
    >
      <Doors />
      <Heading level={2} text={t('Mọi người hay làm', 'What people come for')}>
        <a href="/thu-tuc">{t('Xem tất cả thủ tục', 'All procedures')}</a>
      </Heading>
      <CardGrid>
        {popular.map((procedure) => (
          <Popular key={procedure.code} procedure={procedure} on={on} />
        ))}
      </CardGrid>
      <HowItWorks />
      <Trust />
    </Page>
  )
}

function Welcome() {
  const { t } = useView()
  return (
    <Hero
      title={t('Bạn cần làm thủ tục gì?', 'What do you need to get done?')}
      lead={t(
        'Gõ tên việc, có dấu hay không dấu đều được. Ví dụ: khai sinh, cong chung giay to, xay nha.',
        'Type it in Vietnamese, with or without accents. For example: khai sinh, ket hon, xay nha.',
      )}
    >
      <SearchBox
        action="/thu-tuc"
        label={t('Tìm thủ tục theo tên hoặc mã', 'Find a procedure by name or code')}
        large
      />
    </Hero>
  )
}

function Doors() {
  const { t } = useView()
  return (
    <div class="pair">
      <Panel title={t('Nộp ở đâu?', 'Where do I go?')}>
        <p>
          {t(
            'Quận, huyện không còn; phường, xã đã sắp xếp lại. Gõ địa chỉ cũ hay mới, chúng tôi chỉ nơi.',
            'Districts are gone and communes were redrawn. Type an old or new address and we show the place.',
          )}
        </p>
        <SearchBox
          action="/noi-nop"
          label={t('Phường, xã cũ hoặc mới', 'Old or new ward or commune')}
          hint={t('Ví dụ: Dịch Vọng, Cầu Giấy', 'For example: Dịch Vọng, Cầu Giấy')}
        />
      </Panel>
      <Panel title={t('Hồ sơ của bạn đến đâu rồi?', 'Where does your dossier stand?')}>
        <p>
          {t(
            'Dùng mã trên giấy hẹn và 4 số cuối điện thoại. Không cần đăng nhập.',
            'Use the code on your receipt and the last 4 digits of your phone. No sign-in needed.',
          )}
        </p>
        <SearchBox
          action="/tra-cuu"
          name="ma"
          label={t('Mã hồ sơ', 'Dossier code')}
          hint={t('Ghi ở đầu giấy tiếp nhận', 'At the top of your receipt')}
          buttonText={t('Tra cứu', 'Track')}
        />
      </Panel>
    </div>
  )
}

function Popular({ procedure, on }: { procedure: Procedure; on: string }) {
  const view = useView()
  const { version } = procedure
  if (!version) return null
  const { definition } = version
  return (
    <Card title={definition.short_name} href={procedureHref(procedure)} caption={definition.field.name}>
      <p>{`${limitAtAGlance(version)[view.language]} · ${feeAtAGlance(version, on)[view.language]}`}</p>
      <p class="card-way">
        {isOnline(version)
          ? view.t('Nộp trực tuyến hoặc tại quầy', 'Online or at the counter')
          : view.t('Nộp tại quầy phường, xã', 'At the counter of a commune')}
      </p>
    </Card>
  )
}

function HowItWorks() {
  const { t } = useView()
  return (
    <section class="band">
      <Heading level={2} text={t('Ba bước là xong', 'Three steps and done')} />
      <Numbered
        items={[
          {
            key: 'find',
            title: t('Tìm và chuẩn bị', 'Find and prepare'),
            text: t(
              'Xem cần giấy tờ gì, mất bao lâu, hết bao nhiêu tiền. Không ai được đòi thêm giấy ngoài danh sách.',
              'See which papers, how long, how much. Nobody may ask for papers that are not on the list.',
            ),
          },
          {
            key: 'file',
            title: t('Nộp ở nhà hoặc tại quầy', 'File at home or at a counter'),
            text: t(
              'Điền một lần, tự lưu nháp. Quầy của phường, xã nào trong thành phố cũng nhận.',
              'Fill in once, drafts are saved. Any counter in the city takes your dossier.',
            ),
          },
          {
            key: 'receive',
            title: t('Theo dõi và nhận kết quả', 'Follow it and collect the result'),
            text: t(
              'Ngày hẹn ghi rõ và giải thích được. Trễ hẹn thì cơ quan phải xin lỗi và hẹn lại một lần.',
              'The due date is written and explained. If late, the office must apologise and re-appoint once.',
            ),
          },
        ]}
      />
    </section>
  )
}

function Trust() {
  const view = useView()
  const { hotline } = view.house
  return (
    <section>
      <Heading level={2} text={view.t('Bạn có quyền', 'Your rights')} />
      <ul class="ticks">
        <li>
          {view.t(
            'Thủ tục có biển “Miễn phí khi nộp trực tuyến” không thu phí, lệ phí (NQ 77/2025/NQ-HĐND).',
            'Procedures marked “Free of charge online” cost nothing online (resolution 77/2025/NQ-HĐND).',
          )}
        </li>
        <li>
          {view.t(
            'Thiếu giấy tờ thì được báo một lần cho đủ, không phải đi lại nhiều lần.',
            'If papers are missing you are told all at once, not one by one.',
          )}
        </li>
        <li>
          {view.t('Không rõ, không hài lòng? Gọi', 'Unclear or not satisfied? Call')}{' '}
          <a href={hotline.href}>{hotline.number}</a>.
        </li>
      </ul>
      <ButtonGroup>
        <ButtonLink href="/ho-so" kind="secondary" text={view.t('Hồ sơ của tôi', 'My dossiers')} />
      </ButtonGroup>
    </section>
  )
}
