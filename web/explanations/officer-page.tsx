import type { ExplanationView } from '#http/present-explanation.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  EmptyState,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Notice,
  Page,
  Stack,
  TextArea,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ExplanationCard } from './explanation-card.tsx'

type Props = {
  view: View
  items: readonly ExplanationView[]
  /** Whether this officer may answer. */
  mayAnswer: boolean
  newKey: () => string
  isSent: boolean
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** The name of an answer's field, which tells the questions of one page apart. */
export function answerName(id: string): string {
  return `answer_${id.replaceAll('-', '')}`
}

/** Giải trình, for a commune: what the city asks, and the form to answer it. */
export function OfficerExplanationsPage(props: Props) {
  const { view, items, mayAnswer, newKey, isSent, errors, typed } = props
  const { t } = view
  const title = t('Giải trình', 'Explanations')
  return (
    <Page view={view} title={title} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          'Thành phố hỏi về số liệu của đơn vị; lãnh đạo trả lời một lần, thành phố đọc được ngay.',
          'The city asks about your unit’s figures; a leader answers once, and the city reads it at once.',
        )}
      />
      <Stack>
        {isSent ? <Notice kind="success" title={t('Đã trả lời.', 'Answered.')} /> : null}
        {items.length === 0 ? (
          <EmptyState title={t('Thành phố chưa hỏi gì.', 'The city has asked nothing.')} />
        ) : null}
        {items.map((asked) => (
          <ExplanationCard key={asked.id} asked={asked}>
            {!asked.answered_at && mayAnswer ? (
              <Form action={`/can-bo/giai-trinh/${asked.id}`} idempotencyKey={newKey()}>
                <TextArea
                  name={answerName(asked.id)}
                  label={t('Trả lời', 'Answer')}
                  hint={t(
                    'Nguyên nhân, đã làm gì, bao giờ xong. Không ghi tên, số giấy tờ của người dân.',
                    'The cause, what was done, when it will be over. No names or numbers of residents.',
                  )}
                  value={typed[asked.id]}
                  error={errorOf(errors, answerName(asked.id))}
                  maxlength={2000}
                />
                <ActionBar>
                  <Button text={t('Gửi trả lời', 'Send the answer')} />
                </ActionBar>
              </Form>
            ) : null}
          </ExplanationCard>
        ))}
      </Stack>
    </Page>
  )
}
