import type { Assignor } from './assignor.ts'
import { assignSticky, assignUniform } from './balance.ts'
import { assignRange } from './range.ts'

export type { Assignor, AssignorMember, AssignorMembers, AssignorTopics } from './assignor.ts'

const assignors: ReadonlyMap<string, Assignor> = new Map([
  ['uniform', assignUniform],
  ['range', assignRange],
  ['sticky', assignSticky],
])

/** The name by which members ask that one of them assigns. */
export const clientAssignor = 'client'

/** The assignors of brokers, by name. */
export const serverAssignors: readonly string[] = [...assignors.keys()]

/** The assignor of that name; undefined if brokers have none such. */
export function serverAssignor(name: string): Assignor | undefined {
  return assignors.get(name)
}
