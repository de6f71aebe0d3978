import type { Doing } from '#modules/rehearsal'
import type { Role } from '#modules/record'

/** The real page where each kind of step is done; null where nothing is done in the system. */
export const PLACE_OF: Readonly<Record<Doing, string | null>> = {
  checklist: null,
  file: '/quay/tiep-nhan',
  accept: '/quay/cho-tiep-nhan',
  forward: '/can-bo',
  assign: '/can-bo',
  propose: '/can-bo',
  endorse: '/can-bo',
  sign: '/can-bo/ky',
  number: '/can-bo/phat-hanh',
  pay: '/quay/tra-ket-qua',
  deliver: '/quay/tra-ket-qua',
  file_elsewhere: '/quay/tiep-nhan',
  accept_elsewhere: '/quay/cho-tiep-nhan',
  forward_elsewhere: '/can-bo',
  ask_old_address: '/noi-nop',
  delegate: '/quan-tri/tham-quyen',
  refused_expired: '/can-bo/ky',
  outage: '/quan-tri/su-co',
  overload: '/quay/tiep-nhan',
}

/** The role behind the account by which a scenario names who does a step. */
export const ROLE_OF: Readonly<Record<string, Role>> = {
  tiepnhan: 'desk_officer',
  thungan: 'cashier',
  chuyenvien: 'specialist',
  truongphong: 'body_head',
  ky2: 'signer',
  vanthu: 'clerk',
  quantri: 'commune_admin',
  'quantri.ha-noi': 'city_admin',
}
