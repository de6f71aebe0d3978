import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'

type Check = ReturnType<ReturnType<BuildCompilerFromPool>>

/**
 * Makes what checks requests by their schemas, with the framework's own compiler: each is compiled when the first request
 * comes to its address. Compiling every one before anything was answered was an eighth of a start.
 */
export function requestCheckers(): BuildCompilerFromPool {
  const build = AjvCompiler()
  return (shared, options) => {
    const compile = build(shared, options)
    const anything = compile({ schema: {} })
    return (route) => atFirst(anything, () => compile(route))
  }
}

/** A check that is made when it is first asked. Until then it has the looks of `like`, by which the framework calls it. */
function atFirst(like: Check, make: () => Check): Check {
  let made: Check | undefined
  return new Proxy(like, {
    apply(_like, self, asked) {
      made ??= make()
      return Reflect.apply(made, self, asked)
    },
    get: (_like, name) => Reflect.get(made ?? like, name),
  })
}
