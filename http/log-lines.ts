import type { FastifyRequest } from 'fastify'

/** A line of the process's own log goes to standard output, or where a test reads it. */
export type LogTarget = { readonly write: (line: string) => void }

/**
 * How the process's own log is written: one JSON line for each thing that went wrong, with the address as it is registered and
 * without what was asked in it, no cookies, and no values PostgreSQL quotes. Personal data stand in no line.
 */
export function logOptions(target: LogTarget | undefined) {
  return {
    level: 'warn',
    redact: ['req.headers', 'headers', '*.cookie', '*.authorization', '*.password'],
    serializers: { req: lineOfRequest, err: lineOfError },
    ...(target ? { stream: target } : {}),
  }
}

function lineOfRequest({ method, routeOptions }: FastifyRequest) {
  return { method, url: routeOptions?.url ?? '' }
}

/** What PostgreSQL says of a value quotes the value; its code and the constraint say enough. */
function lineOfError(error: Error & { code?: unknown; constraint_name?: unknown; table_name?: unknown }) {
  const { name, code, constraint_name, table_name } = error
  const isQuoting = name === 'PostgresError'
  const stack = error.stack ?? ''
  return {
    type: name,
    ...{ code, constraint_name, table_name },
    message: isQuoting ? '' : error.message,
    stack: isQuoting ? stack.slice(Math.max(0, stack.indexOf('\n    at '))) : stack,
  }
}
