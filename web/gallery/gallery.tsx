import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { showNumber } from '#web/format.ts'
import { pageLanguage } from '#http/language.ts'
import { Heading, Hero, Page, SearchBox, Tabs, renderPage } from '#web/ui/index.ts'
import { type Audience, type View, makeView } from '#web/view.ts'
import { DataGallery } from './gallery-data.tsx'
import { FormGallery } from './gallery-forms.tsx'
import { PartGallery } from './gallery-parts.tsx'
import { findUnits } from './gallery-units.ts'

const PATH = '/_/giao-dien'

type Section = { key: string; audience: Audience; label: { vi: string; en: string } }

const SECTIONS: readonly [Section, ...Section[]] = [
  { key: 'phan', audience: 'citizen', label: { vi: 'Các phần', en: 'Parts' } },
  { key: 'bieu-mau', audience: 'counter', label: { vi: 'Biểu mẫu', en: 'Forms' } },
  { key: 'so-lieu', audience: 'city', label: { vi: 'Số liệu', en: 'Figures' } },
]

/** Every component in every state, in both languages: for those who build and judge pages. Demonstration only. */
export async function galleryRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: { xem?: string; q?: string } }>(PATH, (request, reply) => {
    const section = SECTIONS.find((one) => one.key === request.query.xem) ?? SECTIONS[0]
    return reply
      .type('text/html; charset=utf-8')
      .send(
        renderPage(
          <Gallery view={viewOf(request, section)} section={section} query={request.query.q ?? ''} />,
        ),
      )
  })
  app.get<{ Querystring: { q?: string } }>(`${PATH}/don-vi`, (request) => ({
    items: findUnits(request.query.q ?? ''),
  }))
  app.get(`${PATH}/su-kien`, (request, reply) => {
    reply.hijack()
    streamFigures(reply.raw)
    request.raw.once('close', () => reply.raw.end())
  })
}

/** An example of the events a live region follows: one figure that grows. */
function streamFigures(stream: ServerResponse): void {
  stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  stream.flushHeaders()
  let received = 66_012
  const timer = setInterval(() => {
    received += 7
    stream.write(`event: figures\ndata: ${JSON.stringify({ received: showNumber(received, 'vi') })}\n\n`)
  }, 1000)
  stream.once('close', () => clearInterval(timer))
}

function viewOf(request: FastifyRequest, section: Section): View {
  const actor =
    section.audience === 'citizen'
      ? null
      : {
          name: 'Lê Thị Minh Anh',
          roleLabel: { vi: 'Công chức một cửa, phường Cầu Giấy', en: 'Desk officer, Cầu Giấy Ward' },
          links: [{ href: '/tai-khoan', text: { vi: 'Tài khoản', en: 'Account' } }],
        }
  return makeView({
    language: pageLanguage(request),
    path: request.url,
    audience: section.audience,
    demonstration: true,
    actor,
  })
}

function Gallery({ view, section, query }: { view: View; section: Section; query: string }) {
  const { t } = view
  const hero = (
    <Hero
      title={t('Bạn cần làm thủ tục gì?', 'What do you need to do?')}
      lead={t(
        'Tìm thủ tục, biết nộp ở đâu, theo dõi hồ sơ.',
        'Find a procedure, where to go, and follow your dossier.',
      )}
    >
      <SearchBox
        large
        action="/thu-tuc"
        label={t('Tên thủ tục, gõ không dấu cũng được', 'Name of the procedure, accents not needed')}
      />
    </Hero>
  )
  return (
    <Page
      view={view}
      title={t('Bộ giao diện', 'Design language')}
      description={t(
        'Mọi thành phần của giao diện Hai Cấp.',
        'Every part of the design language of Hai Cấp.',
      )}
      hero={section.key === 'phan' ? hero : undefined}
      breadcrumbs={[{ text: t('Bộ giao diện', 'Design language') }]}
      width={section.audience === 'city' ? 'wide' : 'normal'}
    >
      <Heading
        level={section.key === 'phan' ? 2 : 1}
        caption={t('Dành cho người làm trang', 'For those who build pages')}
        text={section.label}
        lead={t('Mỗi thành phần ở mọi trạng thái.', 'Each component in every state.')}
      />
      <Tabs
        label={t('Phần của bộ giao diện', 'Sections of the design language')}
        current={section.key}
        tabs={SECTIONS.map((one) => ({ key: one.key, label: one.label, href: `${PATH}?xem=${one.key}` }))}
      />
      {section.key === 'phan' ? <PartGallery query={query} /> : null}
      {section.key === 'bieu-mau' ? <FormGallery /> : null}
      {section.key === 'so-lieu' ? <DataGallery /> : null}
    </Page>
  )
}
