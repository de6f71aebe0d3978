import type { FastifyReply } from 'fastify'

/** Sends a CSV to keep as a file; never kept by shared caches. */
export function sendCsv(reply: FastifyReply, name: string, csv: string): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('text/csv; charset=utf-8')
    .send(csv)
}
