import type { Paper } from '#modules/papers'
import type { ShownFiles } from './field-shape.ts'

type Named = Pick<Paper, 'id' | 'name'>

/** The files of a dossier: they open through it, behind its wall. */
export function filesOfDossier(code: string, papers: readonly Named[]): ShownFiles {
  return new Map(papers.map(({ id, name }) => [id, { name, href: `/api/dossiers/${code}/papers/${id}` }]))
}

/** Files that wait for their dossier: they open for whoever uploaded them. */
export function waitingFiles(papers: Iterable<Named>): ShownFiles {
  return new Map([...papers].map(({ id, name }) => [id, { name, href: `/api/papers/${id}` }]))
}
