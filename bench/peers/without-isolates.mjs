/**
 * Lets Directus start where nothing is compiled at installation: `isolated-vm`, which runs the scripts of its flows, is left
 * empty. No flow is used here. Loaded with `node --import`.
 */
import { registerHooks } from 'node:module'

const EMPTY = 'peer:empty'

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'isolated-vm') return next(specifier, context)
    return { url: EMPTY, format: 'module', shortCircuit: true }
  },
  load(url, context, next) {
    if (url !== EMPTY) return next(url, context)
    return { format: 'module', source: 'export default {}', shortCircuit: true }
  },
})
