/** What scripted officers can do. */
export const DOINGS = [
  'checklist',
  'file',
  'accept',
  'forward',
  'assign',
  'propose',
  'endorse',
  'sign',
  'number',
  'pay',
  'deliver',
  'file_elsewhere',
  'accept_elsewhere',
  'forward_elsewhere',
  'ask_old_address',
  'delegate',
  'refused_expired',
  'outage',
  'overload',
] as const
export type Doing = (typeof DOINGS)[number]
