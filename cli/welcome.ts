/** What the terminal says once the house is open: where, with which accounts, where the data lie. */
export function welcome(open: {
  address: string
  folder: string
  demonstration: boolean
  url: boolean
}): string {
  const accounts = open.demonstration
    ? `
  Tài khoản trình diễn · Demonstration accounts (mật khẩu · password: hai-cap-demo)
    congdan.1                 người dân · resident (Nguyễn Thị Hoa)
    tiepnhan.cau-giay         công chức một cửa · desk officer
    chuyenvien.cau-giay       chuyên viên · specialist
    truongphong.cau-giay      trưởng phòng · head of body
    ky.cau-giay               người ký · signer
    vanthu.cau-giay           văn thư · clerk
    giamsat.ha-noi            giám sát thành phố · city controller
  Mẫu · Pattern: <vai trò>.<phường/xã>, ví dụ · for example tiepnhan.hoan-kiem; tất cả · all: ${open.address}/api/demo/accounts
`
    : ''
  const data = open.url ? 'DATABASE_URL' : open.folder
  return `
  Hai Cấp đang chạy · is running:  ${open.address}
${accounts}
  Dữ liệu · Data: ${data}
  Dừng · Stop: Ctrl+C

`
}
