import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Sends a stream of server-sent events; neither browsers nor proxies may hold it back. */
export function sendEvents(reply: FastifyReply, stream: Readable): FastifyReply {
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(stream)
}
