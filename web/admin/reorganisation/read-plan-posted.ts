import type { FastifyRequest } from 'fastify'
import type { PlanTexts } from '#modules/reorganisation'
import { readPostedFiles, refusedFile, textIn } from '../../posted.ts'

/** plan.json, changes.csv, agencies.csv, rules.json. */
const LIMITS = { most: 4, mostBytes: 4_000_000 }

/** The files of a plan's folder as a form posted them, and the form's key. */
export async function readPlanPosted(
  request: FastifyRequest,
): Promise<{ readonly texts: PlanTexts; readonly key: string }> {
  const { fields, files } = await readPostedFiles(request, LIMITS)
  const needed = (name: string): string => {
    const file = files.get(name)
    if (file) return file.text
    throw refusedFile(name, MISSING)
  }
  const maybe = (name: string): string | null => files.get(name)?.text ?? null
  const texts = {
    ...{ plan: needed('plan'), changes: needed('changes') },
    ...{ agencies: maybe('agencies'), rules: maybe('rules') },
  }
  return { texts, key: textIn(fields, 'idempotency_key') }
}

const MISSING = {
  vi: 'Chưa chọn tệp này; phương án cần plan.json và changes.csv.',
  en: 'This file was not chosen; a plan needs plan.json and changes.csv.',
}
