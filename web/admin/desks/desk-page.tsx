import type { UnitDesks } from '#http/read-directory.ts'
import type { Desk } from '#modules/directory'
import {
  ActionBar,
  Button,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  MultipleChoice,
  type Option,
  Page,
  Panel,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { Duties, DutyForm, type Filled } from './desk-forms.tsx'

type Props = {
  readonly view: View
  readonly directory: UnitDesks
  readonly desk: Desk
  readonly officers: readonly Option[]
  readonly filled: Filled
  readonly newKey: () => string
}

/** Một quầy: who is on duty now and later, put somebody on duty, close it. */
export function DeskPage({ view, directory: { unit }, desk, officers, filled, newKey }: Props) {
  const { t } = view
  const title = t(`Quầy ${desk.number}: ${desk.handles}`, `Desk ${desk.number}: ${desk.handles}`)
  const home = `/quan-tri/quay/${unit.slug}`
  return (
    <Page
      view={view}
      title={`${title} ${unit.full_name}`}
      hasErrors={filled.errors.length > 0}
      breadcrumbs={[{ text: t('Quầy và người trực', 'Desks and duties'), href: home }, { text: title }]}
    >
      <ErrorSummary errors={filled.errors} />
      <Heading text={title} caption={unit.full_name} />
      <Panel title={t('Người trực', 'On duty')}>
        <Duties desk={desk} base={home} newKey={newKey} />
      </Panel>
      <DutyForm action={`${home}/${desk.id}/truc`} officers={officers} filled={filled} />
      {desk.valid_to === null ? (
        <Panel title={t('Đóng quầy', 'Close the desk')}>
          <Form action={`${home}/${desk.id}/dong`} idempotencyKey={newKey()}>
            <p>
              {t(
                'Quầy và mọi lượt trực ở quầy kết thúc từ hôm nay. Ai đang chờ dịch vụ chỉ quầy này làm thì không được gọi nữa: hãy chuyển họ trước.',
                'The desk and every duty at it end from today. Whoever waits for what only this desk does is called no more: move them first.',
              )}
            </p>
            <MultipleChoice
              name="chac_chan"
              label={t('Đóng hẳn quầy này?', 'Close this desk for good?')}
              options={[
                {
                  value: 'co',
                  label: t('Tôi chắc chắn đóng quầy này', 'I am sure that this desk is closed'),
                },
              ]}
              error={errorOf(filled.errors, 'chac_chan')}
            />
            <ActionBar>
              <Button kind="danger" text={t('Đóng quầy từ hôm nay', 'Close it from today')} />
            </ActionBar>
          </Form>
        </Panel>
      ) : null}
    </Page>
  )
}
