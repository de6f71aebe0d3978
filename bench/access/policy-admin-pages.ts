import type { Line } from './policy.ts'

/** Who may at the administrators' pages, the city's and a commune's. */
export const ADMIN_PAGES: readonly Line[] = [
  {
    may: 'officer',
    found: 'admitted',
    routes: `
      GET /quan-tri/tham-quyen
      GET /quan-tri/san-sang`,
  },
  {
    may: 'unitOrCity',
    found: 'admitted',
    routes: `
      GET /quan-tri/tham-quyen/{unit}
      GET /quan-tri/tham-quyen/{unit}/giao
      GET /quan-tri/tham-quyen/{unit}/giao/{id}
      GET /quan-tri/tham-quyen/{unit}/vang-mat
      GET /quan-tri/san-sang/{unit}`,
  },
  {
    may: 'authorityRevoker',
    found: 'admitted',
    routes: 'POST /quan-tri/tham-quyen/{unit}/giao/{id}/thu-hoi',
  },
  {
    may: 'calendarKeeper',
    found: 'admitted',
    routes: `
      POST /quan-tri/san-sang/{unit}
      POST /quan-tri/tham-quyen/{unit}/giao
      POST /quan-tri/tham-quyen/{unit}/vang-mat
      POST /quan-tri/tham-quyen/{unit}/vang-mat/{id}/ket-thuc
      GET /quan-tri/lich/{owner}
      GET /quan-tri/lich/{owner}/lich.csv
      GET /quan-tri/lich/{owner}/lan-sua
      GET /quan-tri/lich/{owner}/lan-sua/{number}
      GET /quan-tri/lich/{owner}/lan-sua/{number}/ho-so.csv
      GET /quan-tri/lich/{owner}/sua
      POST /quan-tri/lich/{owner}/xem-truoc
      POST /quan-tri/lich/{owner}/xem-truoc.csv
      POST /quan-tri/lich/{owner}/ghi`,
  },
  { may: 'anyWatcher', found: 'admitted', routes: 'GET /quan-tri/dien-tap' },
  {
    may: 'city',
    found: 'admitted',
    routes: `
      GET /quan-tri/dien-tap/phieu-diem.pdf
      GET /quan-tri/dien-tap/phieu-diem.csv`,
  },
  {
    may: 'watcher',
    found: 'admitted',
    routes: `
      GET /quan-tri/dien-tap/{unit}
      GET /quan-tri/dien-tap/{unit}/phieu-diem.pdf
      GET /quan-tri/dien-tap/{unit}/phieu-diem.csv
      GET /quan-tri/dien-tap/{unit}/{id}`,
  },
  {
    may: 'observer',
    found: 'admitted',
    routes: `
      POST /quan-tri/dien-tap/{unit}
      POST /quan-tri/dien-tap/{unit}/{id}/buoc
      POST /quan-tri/dien-tap/{unit}/{id}/xong`,
  },
  { may: 'officer', found: 'admitted', routes: 'GET /quan-tri/quay' },
  {
    may: 'deskKeeper',
    found: 'admitted',
    routes: `
      GET /quan-tri/quay/{unit}
      GET /quan-tri/quay/{unit}/{desk}
      POST /quan-tri/quay/{unit}/mo
      POST /quan-tri/quay/{unit}/{desk}/truc
      POST /quan-tri/quay/{unit}/{desk}/dong
      POST /quan-tri/quay/{unit}/truc/{duty}/thoi`,
  },
  {
    may: 'anyKeeper',
    routes: `
      GET /quan-tri/lich
      GET /quan-tri/tai-khoan`,
  },
  {
    may: 'calendarKeeper',
    found: 'admitted',
    routes: `
      GET /quan-tri/tai-khoan/{unit}
      GET /quan-tri/tai-khoan/{unit}/{id}
      POST /quan-tri/tai-khoan/{unit}/{id}/thu-hoi
      POST /quan-tri/tai-khoan/{unit}/{id}/mat-khau
      POST /quan-tri/tai-khoan/{unit}/{id}/khoa
      POST /quan-tri/tai-khoan/{unit}/{id}/mo`,
  },
  {
    may: 'city',
    found: 'admitted',
    routes: `
      GET /quan-tri/sap-xep
      GET /quan-tri/sap-xep/{id}
      GET /quan-tri/sap-xep/{id}/chay-thu
      GET /quan-tri/sap-xep/{id}/chay-thu.pdf
      GET /quan-tri/sap-xep/{id}/chay-thu.csv
      GET /quan-tri/sap-xep/{id}/tien-do
      GET /quan-tri/sap-xep/{id}/doi-soat.pdf
      GET /quan-tri/sap-xep/{id}/doi-soat.json
      GET /quan-tri/sap-xep/{id}/doi-soat-huy.pdf
      GET /quan-tri/sap-xep/{id}/doi-soat-huy.json
      GET /quan-tri/sap-xep/{id}/cho-quyet-dinh`,
  },
  { may: 'workLists', found: 'admitted', routes: 'GET /can-bo/sap-xep/{id}' },
  { may: 'workLists', found: 'admitted', routes: 'POST /can-bo/sap-xep/{id}' },
  {
    may: 'leader',
    found: 'admitted',
    routes: `
      POST /quan-tri/sap-xep/{id}/ky
      POST /quan-tri/sap-xep/{id}/thuc-hien
      POST /quan-tri/sap-xep/{id}/huy`,
  },
  { may: 'auditorOrAdmin', routes: 'GET /quan-tri/luot-tu-choi' },
  {
    may: 'cityAdmin',
    found: 'admitted',
    routes: `
      POST /quan-tri/sap-xep
      POST /quan-tri/sap-xep/{id}/chay-thu
      POST /quan-tri/sap-xep/{id}/ra-soat
      POST /quan-tri/sap-xep/{id}/dong
      POST /quan-tri/sap-xep/{id}/cho-quyet-dinh
      GET /quan-tri/su-co
      POST /quan-tri/su-co
      POST /quan-tri/mien-giam
      POST /quan-tri/mien-giam/tep
      POST /quan-tri/mien-giam/{key}/{from}
      POST /quan-tri/su-co/{id}/rut
      GET /quan-tri
      GET /quan-tri/thu-tuc
      GET /quan-tri/thu-tuc/{code}
      POST /quan-tri/thu-tuc/{code}/soan
      GET /quan-tri/thu-tuc/{code}/soan
      POST /quan-tri/thu-tuc/{code}/soan/hieu-luc
      GET /quan-tri/thu-tuc/{code}/soan/xem-thu
      POST /quan-tri/thu-tuc/{code}/soan/xem-thu
      GET /quan-tri/thu-tuc/{code}/soan/{part}
      POST /quan-tri/thu-tuc/{code}/soan/{part}
      GET /quan-tri/thu-tuc/{code}/soan/{part}/{item}
      POST /quan-tri/thu-tuc/{code}/soan/{part}/{item}
      POST /quan-tri/thu-tuc/{code}/soan/bo
      GET /quan-tri/danh-sach
      GET /quan-tri/danh-sach/{list}
      POST /quan-tri/danh-sach/{list}/xem-truoc
      POST /quan-tri/danh-sach/{list}
      GET /quan-tri/chuyen-danh-muc
      GET /quan-tri/chuyen-danh-muc/xem-truoc
      POST /quan-tri/chuyen-danh-muc
      POST /quan-tri/chuyen-danh-muc/{id}/huy
      GET /quan-tri/con-thieu
      GET /quan-tri/mien-giam
      GET /quan-tri/mien-giam.csv
      GET /quan-tri/con-thieu.csv
      GET /quan-tri/thu-tuc/{code}/phien-ban
      GET /quan-tri/thu-tuc/{code}/so-sanh
      GET /quan-tri/thu-tuc/{code}/cong-bo
      POST /quan-tri/thu-tuc/{code}/phien-ban
      POST /quan-tri/thu-tuc/{code}/phien-ban/{number}/thu-hoi
      GET /quan-tri/tep-danh-muc
      POST /quan-tri/tep-danh-muc`,
  },
]
