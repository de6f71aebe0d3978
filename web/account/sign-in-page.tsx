import { ActionBar, Button, Details, Form, Heading, Notice, Page, TextField } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Props = { view: View; back: string; account?: string; refused?: string; examples: readonly string[] }

/** Signing in with account name (or personal number) and password. */
export function SignInPage({ view, back, account, refused, examples }: Props) {
  const title = view.t('Đăng nhập', 'Sign in')
  return (
    <Page view={view} title={title} width="narrow" hasErrors={refused !== undefined}>
      <Heading text={title} />
      {refused ? <Notice kind="error" title={refused} /> : null}
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
