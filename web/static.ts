import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, assets } from './assets.ts'
import { ASSETS_PATH } from './bundle.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** Serves style, scripts, fonts and the icon, packed and kept for ever by browsers. */
export async function staticRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { name: string } }>(`${ASSETS_PATH}:name`, (request, reply) => {
    const asset = assets().files.get(request.params.name)
    if (!asset) return reply.code(404).type('text/plain; charset=utf-8').send('Not found')
    return sendAsset(asset, request, reply)
  })
  app.get('/favicon.ico', (_request, reply) => reply.redirect(assets().icon, 302))
}

function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply) {
  const accepted = request.headers['accept-encoding'] ?? ''
  reply.header('cache-control', FOR_EVER).header('vary', 'accept-encoding').type(asset.type)
  const brotli = /\bbr\b/.test(accepted) ? asset.brotli() : null
  if (brotli) return reply.header('content-encoding', 'br').send(brotli)
  const gzip = /\bgzip\b/.test(accepted) ? asset.gzip() : null
  if (gzip) return reply.header('content-encoding', 'gzip').send(gzip)
  return reply.send(asset.body)
}
