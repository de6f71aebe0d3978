import type { FastifyInstance } from 'fastify'
import { CodeLease, Dossier, leaseCodes, LeaseInput } from '#modules/dossiers'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { OfflineIntake, takeInLater } from '../take-in-later.ts'
import { readSealed, SealedIntake, takeInSealed } from '../take-in-sealed.ts'

const tags = ['offline']

/** A desk whose line may be cut: blocks of codes to hold before, and what was taken in meanwhile. */
export function offlineRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: LeaseInput }>(
    '/api/offline/leases',
    {
      schema: {
        ...{ tags, body: LeaseInput, response: { 201: CodeLease } },
        description:
          'Codes this desk may give by itself for eight hours of today; no other desk gets one of them.',
      },
    },
    async (request, reply) => {
      const answer = await actByRequest(door, { request, reply }, (work) => leaseCodes(work, request.body))
      return reply.code(201).send(answer)
    },
  )
  app.post<{ Body: OfflineIntake }>(
    '/api/offline/intakes',
    {
      schema: {
        ...{ tags, body: OfflineIntake, response: { 201: Dossier } },
        description:
          'What a desk took in without the line, under the code and as of the moment printed on its receipt. Sent again under its key it is the same dossier.',
      },
    },
    async (request, reply) => {
      const answer = await actByRequest(door, { request, reply }, (work) => takeInLater(work, request.body))
      return reply.code(201).send(answer)
    },
  )
  app.post<{ Body: SealedIntake }>(
    '/api/offline/sealed',
    {
      schema: {
        ...{ tags, body: SealedIntake, response: { 201: Dossier } },
        description:
          'The same, sealed to the house by the desk: any officer of the point sends it, once. Under its item it is one dossier whoever sends it.',
      },
    },
    async (request, reply) => {
      const answer = await actByRequest(door, { request, reply }, (work) =>
        takeInSealed(work, () => readSealed(door, request)),
      )
      return reply.code(201).send(answer)
    },
  )
}
