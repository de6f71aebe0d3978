import {
  ActionBar,
  Button,
  ButtonLink,
  Details,
  Form,
  Heading,
  Notice,
  Page,
  TextField,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Props = {
  view: View
  back: string
  account?: string
  refused?: string
  examples: readonly string[]
  /** True where an electronic identity service is connected. */
  byIdentity?: boolean
}

/** Signing in with account name (or personal number) and password. */
export function SignInPage({ view, back, account, refused, examples, byIdentity }: Props) {
  const title = view.t('Đăng nhập', 'Sign in')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={refused !== undefined}>
      <Heading text={title} />
      {refused ? <Notice kind="error" title={refused} /> : null}
      {byIdentity ? (
        <>
          <ButtonLink
            href={`/dang-nhap/dinh-danh?${new URLSearchParams({ ve: back })}`}
            text={view.t('Đăng nhập bằng định danh điện tử', 'Sign in with your electronic identity')}
          />
          <p>
            {view.t(
              'Không bắt buộc: nộp tại quầy không cần định danh điện tử.',
              'Of your choice: filing at the counter needs no electronic identity.',
            )}
          </p>
          <h2>{view.t('Hoặc bằng mật khẩu', 'Or with a password')}</h2>
        </>
      ) : null}
      <Form action={`/dang-nhap?${new URLSearchParams({ ve: back })}`}>
        <TextField
          name="account"
          label={view.t('Tên tài khoản hoặc số định danh', 'Account name or personal number')}
          value={account ?? ''}
          autocomplete="username"
        />
        <TextField
          name="password"
          type="password"
          label={view.t('Mật khẩu', 'Password')}
          autocomplete="current-password"
        />
        <ActionBar>
          <Button text={title} />
        </ActionBar>
      </Form>
      {view.demonstration ? (
        <Details summary={view.t('Tài khoản trình diễn', 'Demonstration accounts')}>
          <p>
            {view.t('Mật khẩu chung:', 'The password of all:')} <code>hai-cap-demo</code>
          </p>
          <ul>
            {examples.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Page>
  )
}
