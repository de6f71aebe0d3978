import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Check, Errors } from 'typebox/value'
import { type Scenario, ScenarioFile } from './scenario.ts'

const FILE = fileURLToPath(new URL('../../data/rehearsal/scenarios.json', import.meta.url))

/** The scenarios in their order; throws where the file is not as it must be. */
export async function loadScenarios(): Promise<readonly Scenario[]> {
  const value: unknown = JSON.parse(await readFile(FILE, 'utf8'))
  if (Check(ScenarioFile, value)) return value.scenarios
  const wrong = [...Errors(ScenarioFile, value)].map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  )
  throw new Error(`data/rehearsal/scenarios.json: ${wrong.join('; ')}`)
}
