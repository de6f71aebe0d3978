import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { readDossierRecord } from '#http/read-record.ts'
import { isApplicant } from '#modules/dossiers'
import { notFound } from '#platform/refusal.ts'
import { CITY } from '../city/city-roles.ts'
import { officerReader } from '../officer/desk.ts'
import { readerWith, sendPage, signedInReader } from '../serve.ts'
import { RecordPage } from './record-page.tsx'

type ByCode = { Params: { code: string } }

/** The record of a dossier for each of its readers: the resident, officers at its places, the city. */
export function recordPages(app: FastifyInstance, door: Door): void {
  app.get<ByCode>('/ho-so/:code/nhat-ky', async (request, reply) => {
    const { actor, view } = await signedInReader(door, request, 'citizen')
    const { code } = request.params
    const record = await readDossierRecord(door, actor, code)
    if (!isApplicant(record.dossier, actor)) throw NOT_OWN
    const crumbs = [
      { text: view.t('Hồ sơ của tôi', 'My dossiers'), href: '/ho-so' },
      { text: code, href: `/ho-so/${code}` },
    ]
    return sendPage(reply, RecordPage({ view, record, place: { crumbs, isOwn: true } }))
  })

  app.get<ByCode>('/can-bo/ho-so/:code/nhat-ky', async (request, reply) => {
    const { actor, view } = await officerReader(door, request)
    const { code } = request.params
    const record = await readDossierRecord(door, actor, code)
    const crumbs = [
      { text: view.t('Hồ sơ của đơn vị', 'Dossiers of the unit'), href: '/can-bo/ho-so' },
      { text: code, href: `/can-bo/ho-so/${code}` },
    ]
    return sendPage(reply, RecordPage({ view, record, place: { crumbs, isOwn: false } }))
  })

  app.get<ByCode>('/dieu-hanh/ho-so/:code/nhat-ky', async (request, reply) => {
    const { actor, view } = await readerWith(door, request, CITY)
    const { code } = request.params
    const record = await readDossierRecord(door, actor, code)
    const crumbs = [
      { text: view.t('Hồ sơ', 'Dossiers'), href: '/dieu-hanh/ho-so' },
      { text: code, href: `/dieu-hanh/ho-so/${code}` },
    ]
    return sendPage(reply, RecordPage({ view, record, place: { crumbs, isOwn: false } }))
  })
}

const NOT_OWN = notFound('dossier', {
  vi: 'Đây là trang của người nộp hồ sơ. Cán bộ xem nhật ký ở trang hồ sơ của đơn vị.',
  en: 'This page is for the applicant. Officers find the record on the unit’s page of the dossier.',
})
