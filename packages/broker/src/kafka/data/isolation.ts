import type { Isolation } from '../../fetch/isolation.ts'

/** What a request says of whom it is for: 1 stands for those who read what is committed, as in Kafka any other number for those who read all. */
export function isolationOf(level: number): Isolation {
  return level === 1 ? 'read_committed' : 'read_uncommitted'
}
