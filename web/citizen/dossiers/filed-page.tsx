import { formatMoment } from '#platform/dates.ts'
import { ButtonGroup, ButtonLink, Confirmation, Heading, Numbered, Page, Said } from '#web/ui/index.ts'
import type { OwnDossier } from './read-own.ts'

/** Right after filing: the code to keep, and what happens next with its deadline. */
export function FiledPage({ own }: { own: OwnDossier }) {
  const { view } = own.reader
  const { t } = view
  const { view: dossier } = own
  const title = t('Hồ sơ đã được nộp', 'Your dossier is filed')
  const answerBy = dossier.acceptance_due_at ? formatMoment(dossier.acceptance_due_at) : ''
  return (
    <Page view={view} title={title} width="narrow">
      <Confirmation title={title} codeLabel={t('Mã hồ sơ của bạn', 'Your dossier code')} code={dossier.code}>
        <p>
          <Said text={own.version.definition.short_name} /> · {dossier.unit.name}
        </p>
      </Confirmation>
      <Heading level={2} text={t('Việc tiếp theo', 'What happens next')} />
      <Numbered
        items={[
          {
            key: 'accept',
            title: t('Cơ quan trả lời', 'The office answers'),
            text: t(
              `Trước ${answerBy} (8 giờ làm việc): tiếp nhận, hoặc báo một lần mọi thứ còn thiếu.`,
              `Before ${answerBy} (8 working hours): it accepts, or says at once all that is missing.`,
            ),
          },
          {
            key: 'due',
            title: t('Bạn có ngày hẹn', 'You get a date'),
            text: t(
              'Khi tiếp nhận, giấy tiếp nhận ghi ngày hẹn trả, in được từ trang hồ sơ.',
              'On acceptance the receipt names the date; print it from the dossier’s page.',
            ),
          },
          {
            key: 'collect',
            title: t('Nhận kết quả', 'Collect the result'),
            text: t(`Tại ${dossier.places.return.name}.`, `At ${dossier.places.return.name}.`),
          },
        ]}
      />
      <ButtonGroup>
        <ButtonLink href={`/ho-so/${dossier.code}`} text={t('Xem hồ sơ', 'See the dossier')} />
        <ButtonLink href="/ho-so" kind="secondary" text={t('Hồ sơ của tôi', 'My dossiers')} />
      </ButtonGroup>
    </Page>
  )
}
