import { Notice, useView } from '#web/ui/index.ts'

/** Where no passkey can be used: at an address without a name. */
export function WrongAddress() {
  const { t } = useView()
  return (
    <Notice kind="warning">
      <p>
        {t(
          'Trình duyệt chỉ dùng khóa đăng nhập ở địa chỉ có tên. Trên máy này hãy mở trang bằng “localhost” thay cho “127.0.0.1”.',
          'Browsers use passkeys at an address with a name only. On this machine open the site at “localhost” instead of “127.0.0.1”.',
        )}
      </p>
    </Notice>
  )
}
