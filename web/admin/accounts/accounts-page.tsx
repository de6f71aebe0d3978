import type { OfficerAccount } from '#modules/people'
import type { Text } from '#platform/text.ts'
import { Heading, Notice, Page, Table, Tag } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { ROLE_LABEL } from '../../shown-actor.ts'

type Props = {
  view: View
  unit: string
  slug: string
  accounts: readonly OfficerAccount[]
  mayKeep: (account: OfficerAccount) => boolean
  done?: string | undefined
}

const DONE: Readonly<Record<string, Text>> = {
  'thu-hoi': {
    vi: 'Đã thu hồi mọi khóa và kết thúc mọi phiên.',
    en: 'All keys are revoked, all sessions ended.',
  },
  khoa: { vi: 'Đã khóa tài khoản và kết thúc mọi phiên.', en: 'The account is shut, all sessions ended.' },
  mo: { vi: 'Đã mở lại tài khoản.', en: 'The account is open again.' },
}

/** The officers' accounts of a unit: keys revoked where one is lost, accounts shut where somebody leaves. */
export function AccountsPage({ view, unit, slug, accounts, mayKeep, done }: Props) {
  const { t, language } = view
  const title = t('Tài khoản cán bộ', 'Officers’ accounts')
  const told = DONE[done ?? '']
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        caption={unit}
        lead={t(
          'Mất khóa: gặp trực tiếp, xác nhận đúng người, rồi thu hồi; cán bộ đăng ký khóa mới ở lần đăng nhập sau. Rời vị trí: khóa tài khoản ngay trong ngày.',
          'Lost key: meet the officer, make sure it is he, then revoke; he enrols a new one at his next sign-in. Leaving: shut the account the same day.',
        )}
      />
      {told ? <Notice kind="success" title={told} /> : null}
      <Table
        caption={title}
        hideCaption
        rows={accounts}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('Cán bộ', 'Officer'), isRowHeader: true, cell: (one) => one.full_name },
          { key: 'account', label: t('Tài khoản', 'Account'), cell: (one) => <code>{one.name}</code> },
          {
            key: 'role',
            label: t('Vai trò', 'Role'),
            cell: (one) => one.roles.map((role) => ROLE_LABEL[role][language]).join(', '),
          },
          { key: 'keys', label: t('Số khóa', 'Keys'), align: 'end', cell: (one) => String(one.passkeys) },
          {
            key: 'state',
            label: t('Trạng thái', 'State'),
            cell: (one) =>
              one.closed_at ? (
                <Tag tone="bad" text={t('Đã khóa', 'Shut')} />
              ) : (
                <Tag tone="good" text={t('Đang dùng', 'In use')} />
              ),
          },
          {
            key: 'acts',
            label: t('Việc', 'Acts'),
            cell: (one) =>
              mayKeep(one) ? (
                <a href={`/quan-tri/tai-khoan/${slug}/${one.id}`}>
                  {t('Thu hồi, khóa', 'Revoke, shut')}
                  <span class="visually-hidden"> {one.full_name}</span>
                </a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Page>
  )
}
