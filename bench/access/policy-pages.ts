import type { Line } from './policy.ts'

/** Who may at the addresses for people; the acts of a dossier have the law as their table. */
export const PAGES: readonly Line[] = [
  {
    may: 'anybody',
    found: 'admitted',
    routes: `
      GET /so-lieu
      GET /so-lieu/{file}`,
  },
  {
    may: 'officer',
    routes: `
      GET /bao-cao
      GET /chi-so-766`,
  },
  { may: 'city', routes: 'GET /bao-cao/ra-soat' },
  { may: 'closer', routes: 'POST /bao-cao/chot' },
  {
    may: 'anybody',
    routes: `
      GET /
      GET /favicon.ico
      GET /_/giao-dien
      GET /_/giao-dien/don-vi
      GET /_/giao-dien/su-kien
      GET /ngon-ngu/{language}
      GET /dang-nhap
      GET /thu-tuc
      GET /thu-tuc/{code}
      GET /noi-nop
      GET /noi-nop/{unit}
      GET /danh-ba
      GET /danh-ba/{unit}
      GET /bieu-phi
      GET /tra-cuu
      GET /tra-cuu/danh-gia
      GET /doi-chieu
      GET /doi-chieu/khong-can-mang.html
      GET /quay/mat-mang
      GET /quay/quet-giay
      GET /quay/sw.js
      GET /quay/manifest.webmanifest`,
  },
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /dang-nhap
      GET /dang-nhap/khoa
      POST /dang-nhap/khoa
      GET /dang-nhap/mat-khau
      POST /dang-nhap/mat-khau
      GET /dang-nhap/dinh-danh
      GET /dang-nhap/dinh-danh/ve
      GET /dang-xuat/xong
      POST /dang-xuat
      POST /tra-cuu
      POST /tra-cuu/ket-qua
      POST /tra-cuu/danh-gia
      GET /can-bo/ky/lo/{id}
      POST /can-bo/ky/lo/{id}
      POST /can-bo/ky/bo/{id}
      GET /can-bo/phat-hanh/lo/{id}
      POST /can-bo/phat-hanh/lo/{id}
      POST /can-bo/phat-hanh/bo/{id}
      GET /nop/{code}
      GET /nop/{code}/{draft}/{step}
      POST /nop/{code}/{draft}/{step}
      POST /nop/{code}/{draft}/{step}/nhap
      POST /ho-so/{code}/rut
      POST /ho-so/{code}/bo-sung
      GET /can-bo/ho-so/{code}/*
      GET /quan-tri/lich/{owner}/xem-truoc
      GET /quan-tri/danh-sach/{list}/xem-truoc`,
  },
  { may: 'withOwnThings', routes: 'GET /ho-so' },
  {
    may: 'signedIn',
    routes: `
      GET /tai-khoan
      GET /tai-khoan/mat-khau`,
  },
  {
    may: 'signedIn',
    found: 'admitted',
    routes: `
      GET /tai-khoan/khoa/{id}/go
      POST /tai-khoan/khoa/{id}/go`,
  },
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /tai-khoan/khoa
      POST /tai-khoan/mat-khau
      POST /tai-khoan/dang-xuat-moi-noi`,
  },
  { may: 'owner', others: 'blind', routes: 'POST /ho-so/nhap/{id}/xoa' },
  {
    may: 'applicant',
    routes: `
      GET /ho-so/{code}
      GET /ho-so/{code}/da-nop
      GET /ho-so/{code}/nhat-ky
      GET /ho-so/{code}/rut
      POST /ho-so/{code}/danh-gia`,
  },
  { may: 'applicant', found: 'admitted', routes: 'POST /ho-so/{code}/phien-ban' },
  { may: 'signerOrGiven', found: 'admitted', routes: 'GET /can-bo/ky' },
  { may: 'signer', found: 'admitted', routes: 'POST /can-bo/ky' },
  {
    may: 'clerk',
    found: 'admitted',
    routes: `
      GET /can-bo/phat-hanh
      POST /can-bo/phat-hanh`,
  },
  {
    may: 'desk',
    routes: `
      GET /quay/tiep-nhan
      POST /quay/tiep-nhan
      GET /quay/thu-tuc
      POST /quay/quet-the
      GET /quay/mat-mang/du-lieu`,
  },
  {
    may: 'deskOrLeader',
    routes: `
      GET /quay/cho-tiep-nhan
      GET /quay/so-theo-doi`,
  },
  {
    may: 'deskOrCashier',
    routes: `
      GET /quay/tra-ket-qua
      POST /quay/tra-ket-qua`,
  },
  { may: 'deskWhoSees', routes: 'GET /quay/da-nhan/{code}' },
  {
    may: 'till',
    routes: `
      GET /quay/sao-ke
      POST /quay/sao-ke`,
  },
  {
    may: 'tillThere',
    routes: `
      GET /quay/bien-lai/{id}
      POST /quay/bien-lai/{id}
      POST /quay/sao-ke/{id}`,
  },
  {
    may: 'officer',
    routes: `
      GET /can-bo
      POST /can-bo
      GET /can-bo/ho-so
      POST /can-bo/ho-so
      GET /can-bo/sap-tre
      GET /can-bo/so`,
  },
  {
    may: 'officerWhoSees',
    routes: `
      GET /can-bo/ho-so/{code}
      GET /can-bo/ho-so/{code}/moi-danh-gia
      GET /can-bo/ho-so/{code}/nhat-ky`,
  },
  {
    may: 'deskOrLeaderThere',
    found: 'admitted',
    routes: 'POST /can-bo/ho-so/{code}/lien-thong',
  },
  { may: 'holder', found: 'admitted', routes: 'POST /can-bo/ho-so/{code}/phien-ban' },
  {
    may: 'city',
    routes: `
      GET /dieu-hanh
      GET /dieu-hanh/ban-do
      GET /dieu-hanh/cho-doi
      GET /dieu-hanh/cho-doi/tai
      GET /dieu-hanh/du-bao
      GET /dieu-hanh/phan-tich
      GET /dieu-hanh/tai
      GET /dieu-hanh/ho-so/tai
      GET /dieu-hanh/don-vi/{slug}
      GET /dieu-hanh/giai-trinh
      GET /dieu-hanh/ho-so
      POST /dieu-hanh/ho-so
      GET /dieu-hanh/ho-so/{code}
      GET /dieu-hanh/ho-so/{code}/nhat-ky
      GET /dieu-hanh/ho-so/{code}/muc-dich
      GET /dieu-hanh/sap-tre
      GET /dieu-hanh/su-kien`,
  },
  { may: 'city', found: 'admitted', routes: 'POST /dieu-hanh/ho-so/{code}/muc-dich' },
  { may: 'closer', found: 'admitted', routes: 'POST /dieu-hanh/giai-trinh' },
  { may: 'officer', routes: 'GET /can-bo/giai-trinh' },
  { may: 'officer', routes: 'GET /can-bo/canh-bao' },
  { may: 'officer', found: 'admitted', routes: 'POST /can-bo/canh-bao/dia-chi' },
  { may: 'told', found: 'admitted', routes: 'POST /can-bo/canh-bao/{rule}' },
  { may: 'officer', routes: 'GET /can-bo/hai-long' },
  { may: 'headThere', found: 'admitted', routes: 'POST /can-bo/hai-long/{id}' },
  { may: 'leaderThere', found: 'admitted', routes: 'POST /can-bo/giai-trinh/{id}' },
]
