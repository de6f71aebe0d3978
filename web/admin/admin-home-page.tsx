import { Card, CardGrid, Heading, Page } from '../ui/index.ts'
import type { View } from '../view.ts'
import { ADMIN_WORK, REHEARSAL_WORK } from './admin-work.ts'

/** The administrator's first page: every kind of his work, one card each. */
export function AdminHomePage({ view }: { view: View }) {
  const title = view.t('Quản trị thành phố', 'City administration')
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={view.t(
          'Quy định là dữ liệu có ngày hiệu lực: mọi thay đổi được xem trước, ghi lại và không sửa hẹn đã trao.',
          'Rules are dated data: every change is previewed, recorded, and alters no appointment already given.',
        )}
      />
      <CardGrid>
        {(view.isRehearsal ? [REHEARSAL_WORK, ...ADMIN_WORK] : ADMIN_WORK).map(
          ({ href, title: name, about }) => (
            <Card key={href} href={href} title={name} level={2}>
              {about[view.language]}
            </Card>
          ),
        )}
      </CardGrid>
    </Page>
  )
}
