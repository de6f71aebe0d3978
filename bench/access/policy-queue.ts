import type { Line } from './policy.ts'

/** Who may at the addresses of the queue, for systems and for people. */
export const QUEUE: readonly Line[] = [
  {
    may: 'anybody',
    routes: `
      GET /api/queue
      GET /api/queue/services
      GET /api/queue/{unit}
      GET /api/queue/{unit}/slots
      GET /api/queue/{unit}/times
      GET /api/queue/{unit}/stream
      GET /xep-hang
      GET /xep-hang/su-kien
      GET /xep-hang/{unit}
      GET /xep-hang/{unit}/man-hinh
      GET /xep-hang/{unit}/ma-cua
      GET /xep-hang/{unit}/may
      GET /xep-hang/{unit}/lay-so
      GET /xep-hang/{unit}/dat-cho`,
  },
  // A number is taken by whoever comes; its secret opens its page, and a made-up one opens none.
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /api/queue/{unit}/tickets
      GET /api/tickets/{token}
      POST /api/tickets/{token}/check-in
      POST /api/tickets/{token}/return
      POST /api/tickets/{token}/cancellation`,
  },
  {
    may: 'atDesksThere',
    found: 'admitted',
    routes: `
      POST /api/desks/{id}/calls
      POST /api/desks/{id}/recall
      POST /api/desks/{id}/start
      POST /api/desks/{id}/finish
      POST /api/desks/{id}/absence
      POST /api/desks/{id}/transfer
      POST /api/queue/{unit}/kiosk
      POST /api/queue/{unit}/kiosk/removal`,
  },
  { may: 'deskKeeper', found: 'admitted', routes: 'POST /api/desks/{id}/services' },
  {
    may: 'nobody',
    others: 'blind',
    routes: `
      POST /xep-hang/{unit}/may
      POST /xep-hang/{unit}/lay-so
      POST /xep-hang/{unit}/dat-cho
      GET /xep-hang/ve/{token}
      POST /xep-hang/ve/{token}/da-den
      POST /xep-hang/ve/{token}/quay-lai
      POST /xep-hang/ve/{token}/huy`,
  },
  {
    may: 'atDesksThere',
    found: 'admitted',
    routes: `
      POST /xep-hang/{unit}/may/dat
      POST /xep-hang/{unit}/may/bo`,
  },
  {
    may: 'atDesks',
    found: 'admitted',
    routes: `
      GET /quay/goi-so
      GET /quay/goi-so/thanh
      POST /quay/goi-so/tiep
      POST /quay/goi-so/goi-lai
      POST /quay/goi-so/bat-dau
      POST /quay/goi-so/xong
      POST /quay/goi-so/vang
      POST /quay/goi-so/chuyen
      POST /quay/goi-so/quay
      POST /quay/goi-so/cap`,
  },
]
