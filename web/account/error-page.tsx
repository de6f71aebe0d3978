import type { Problem } from '#http/problem.ts'
import { ButtonGroup, ButtonLink, Heading, Notice, Page } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

/** What went wrong, what is allowed, and where to go from here. */
export function ErrorPage({ view, problem }: { view: View; problem: Problem }) {
  return (
    <Page view={view} title={problem.title} width="narrow">
      <Heading text={problem.title} />
      <Notice kind={problem.status >= 500 ? 'error' : 'warning'} title={problem.detail}>
        {problem.fields ? (
          <ul>
            {problem.fields.map((one) => (
              <li key={one.field}>{one.message}</li>
            ))}
          </ul>
        ) : null}
      </Notice>
      <ButtonGroup>
        <ButtonLink href={view.path} text={view.t('Thử lại', 'Try again')} />
        <ButtonLink href="/" kind="secondary" text={view.t('Về trang đầu', 'To the first page')} />
      </ButtonGroup>
    </Page>
  )
}
