export type { Anomaly, AnomalyKind } from './anomaly.ts'
export { checkHistory } from './check-history.ts'
export { checkCopies, type CopyAnomaly } from './copies.ts'
export {
  History,
  type Place,
  type Poll,
  type ReadRecord,
  type ReadSession,
  type Send,
  type SendNote,
  type Transaction,
} from './history.ts'
