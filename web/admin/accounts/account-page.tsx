import { REVOKE_REASONS, type OfficerAccount } from '#modules/people'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import {
  ActionBar,
  Button,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  Page,
  Select,
  errorOf,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'

type Props = {
  view: View
  unit: string
  slug: string
  account: OfficerAccount
  newKey: () => string
  errors?: readonly FieldError[]
  /** The password just given; null where it was shown before and is kept nowhere. */
  given?: string | null | undefined
}

const REASONS: Readonly<Record<(typeof REVOKE_REASONS)[number], Text>> = {
  lost: { vi: 'Mất khóa hoặc mất máy', en: 'The key or device is lost' },
  broken: { vi: 'Khóa hỏng', en: 'The key is broken' },
  doubtful: { vi: 'Nghi có người khác dùng', en: 'Somebody else may use it' },
}

/** One officer's account: the procedure for a lost key, and shutting it when he leaves. */
export function AccountPage({ view, unit, slug, account, newKey, errors = [], given }: Props) {
  const { t, language } = view
  const at = `/quan-tri/tai-khoan/${slug}/${account.id}`
  const crumb = { text: t('Tài khoản cán bộ', 'Officers’ accounts'), href: `/quan-tri/tai-khoan/${slug}` }
  return (
    <Page
      view={view}
      title={account.full_name}
      width="narrow"
      hasErrors={errors.length > 0}
      breadcrumbs={[crumb, { text: account.full_name, href: at }]}
    >
      <ErrorSummary errors={errors} />
      <Heading text={account.full_name} caption={`${account.name} · ${unit}`} />
      {given === undefined ? null : <GivenPassword given={given} />}
      <h2>{t('Mất khóa đăng nhập', 'Lost passkey')}</h2>
      {account.passkeys === 0 ? (
        <p>{t('Cán bộ chưa đăng ký khóa nào.', 'The officer has enrolled no key.')}</p>
      ) : (
        <>
          <p>
            {t(
              `Có ${account.passkeys} khóa. Hãy gặp trực tiếp và xác nhận đúng người trước khi thu hồi: mọi khóa và mọi phiên kết thúc ngay; cán bộ đăng ký khóa mới ở lần đăng nhập sau.`,
              `There are ${account.passkeys} keys. Meet the officer and make sure it is he before revoking: every key and session ends at once; he enrols a new key at his next sign-in.`,
            )}
          </p>
          <Form action={`${at}/thu-hoi`} idempotencyKey={newKey()}>
            <Select
              name="reason"
              label={t('Vì sao thu hồi?', 'Why revoke?')}
              options={REVOKE_REASONS.map((value) => ({ value, label: REASONS[value][language] }))}
              error={errorOf(errors, 'reason')}
            />
            <ActionBar>
              <Button kind="danger" text={t('Thu hồi mọi khóa', 'Revoke all keys')} />
            </ActionBar>
          </Form>
        </>
      )}
      <h2>{t('Quên mật khẩu', 'Forgotten password')}</h2>
      <p>
        {t(
          'Hãy gặp trực tiếp và xác nhận đúng người. Mật khẩu tạm hiện một lần, dùng trong 24 giờ và chỉ để đặt mật khẩu mới; mọi phiên kết thúc ngay.',
          'Meet the officer and make sure it is he. The password is shown once, holds for 24 hours and only leads to setting a new one; every session ends at once.',
        )}
      </p>
      <Form action={`${at}/mat-khau`} idempotencyKey={newKey()}>
        <ActionBar>
          <Button kind="secondary" text={t('Cấp mật khẩu tạm', 'Give a password for a day')} />
        </ActionBar>
      </Form>
      <h2>{t('Rời vị trí', 'Leaving the post')}</h2>
      <p>
        {t(
          'Khóa tài khoản thì cán bộ ra khỏi mọi phiên ngay và không đăng nhập được nữa. Việc đang giữ vẫn ở đơn vị, trưởng phòng phân công lại.',
          'Shutting the account ends every session at once, and signing in is no longer possible. Work in hand stays with the unit; the head assigns it anew.',
        )}
      </p>
      <Form action={`${at}/${account.closed_at ? 'mo' : 'khoa'}`} idempotencyKey={newKey()}>
        <ActionBar>
          {account.closed_at ? (
            <Button kind="secondary" text={t('Mở lại tài khoản', 'Open the account again')} />
          ) : (
            <Button kind="danger" text={t('Khóa tài khoản', 'Shut the account')} />
          )}
        </ActionBar>
      </Form>
    </Page>
  )
}

function GivenPassword({ given }: { given: string | null }) {
  const { t } = useView()
  if (given === null) {
    return (
      <Notice
        kind="warning"
        title={t(
          'Mật khẩu tạm đã hiện ở lần bấm trước và không được lưu. Nếu chưa ghi lại, hãy cấp lần nữa.',
          'The password was shown at the press before and is kept nowhere. If you did not note it, give another.',
        )}
      />
    )
  }
  return (
    <Notice
      kind="success"
      title={t('Mật khẩu tạm, chỉ hiện lần này:', 'The password for a day, shown this once:')}
    >
      <p>
        <code>{given}</code>
      </p>
    </Notice>
  )
}
