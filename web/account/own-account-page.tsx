import type { Passkey } from '#modules/people'
import { formatMoment } from '#platform/dates.ts'
import { ActionBar, Button, DefinitionList, Form, Heading, Notice, Page, Table } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { PasskeyForm } from './passkey-form.tsx'

type Props = {
  view: View
  name: string
  role: string
  sessions: number
  idle: number
  keys: readonly Passkey[]
  /** What the browser is asked for a new key; `undefined` where this account uses none. */
  options?: string | null | undefined
  isRequired: boolean
  newKey: () => string
  done?: string | undefined
  refused?: string | undefined
}

/** One's own account: passkeys, and every session that is open. */
export function OwnAccountPage(props: Props) {
  const { view, name, role, sessions, idle, done, refused } = props
  const { t } = view
  const title = t('Tài khoản của tôi', 'My account')
  return (
    <Page view={view} title={title} hasErrors={refused !== undefined}>
      <Heading text={title} />
      {refused ? <Notice kind="error" title={refused} /> : null}
      {done === 'khoa' ? (
        <Notice kind="success" title={t('Đã đăng ký khóa.', 'The key is enrolled.')} />
      ) : null}
      {done === 'mat-khau' ? (
        <Notice
          kind="success"
          title={t(
            'Đã đổi mật khẩu; các phiên khác đã kết thúc.',
            'The password is changed; other sessions are ended.',
          )}
        />
      ) : null}
      {done === 'go' ? <Notice kind="success" title={t('Đã gỡ khóa.', 'The key is removed.')} /> : null}
      <DefinitionList
        items={[
          { key: 'name', label: t('Họ tên', 'Name'), value: name },
          { key: 'role', label: t('Vai trò', 'Role'), value: role },
          { key: 'sessions', label: t('Phiên đang mở', 'Open sessions'), value: String(sessions) },
          {
            key: 'idle',
            label: t('Tự đăng xuất khi không dùng', 'Signed out when unused'),
            value: t(`sau ${idle} phút`, `after ${idle} minutes`),
          },
        ]}
      />
      {props.options === undefined ? null : <Passkeys {...props} options={props.options} />}
      <h2>{t('Mật khẩu', 'Password')}</h2>
      <p>
        <a href="/tai-khoan/mat-khau">{t('Đổi mật khẩu', 'Change your password')}</a>
      </p>
      <h2>{t('Đăng xuất mọi nơi', 'Sign out everywhere')}</h2>
      <p>
        {t(
          'Kết thúc mọi phiên của tài khoản này, trên mọi máy. Dùng khi bạn quên đăng xuất ở máy khác.',
          'Ends every session of this account, on every computer. Use it when you forgot to sign out elsewhere.',
        )}
      </p>
      <Form action="/tai-khoan/dang-xuat-moi-noi">
        <ActionBar>
          <Button kind="danger" text={t('Đăng xuất mọi nơi', 'Sign out everywhere')} />
        </ActionBar>
      </Form>
    </Page>
  )
}

function Passkeys({ view, keys, options, isRequired, newKey }: Props & { options: string | null }) {
  const { t } = view
  return (
    <>
      <h2>{t('Khóa đăng nhập', 'Passkeys')}</h2>
      <p>
        {isRequired
          ? t('Vai trò của bạn bắt buộc có ít nhất một khóa.', 'Your role must have at least one key.')
          : t(
              'Bước thứ hai khi đăng nhập, không bắt buộc: kẻ biết mật khẩu vẫn không vào được nếu không có khóa.',
              'A second step when signing in, of your choice: whoever knows the password still cannot enter without the key.',
            )}
      </p>
      {keys.length > 0 ? (
        <Table
          caption={t('Các khóa của bạn', 'Your keys')}
          rows={keys}
          rowKey={(key) => key.id}
          columns={[
            { key: 'name', label: t('Tên', 'Name'), isRowHeader: true, cell: (key: Passkey) => key.name },
            {
              key: 'made',
              label: t('Đăng ký', 'Enrolled'),
              cell: (key: Passkey) => formatMoment(key.created_at),
            },
            {
              key: 'used',
              label: t('Dùng lần cuối', 'Last used'),
              cell: (key: Passkey) => (key.used_at ? formatMoment(key.used_at) : '–'),
            },
            {
              key: 'act',
              label: t('Việc', 'Act'),
              cell: (key: Passkey) => (
                <a href={`/tai-khoan/khoa/${key.id}/go`}>
                  {t('Gỡ', 'Remove')}
                  <span class="visually-hidden"> {key.name}</span>
                </a>
              ),
            },
          ]}
        />
      ) : null}
      <h3>{t('Đăng ký khóa mới', 'Enrol a new key')}</h3>
      <PasskeyForm
        mode="create"
        action="/tai-khoan/khoa"
        options={options}
        idempotencyKey={newKey()}
        asksPassword
      />
    </>
  )
}
