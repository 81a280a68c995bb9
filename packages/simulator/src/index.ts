export type { Strike } from './faults/plan.ts'
export { simulate, type SimulationFailure, type SimulationOptions, type SimulationResult } from './simulate.ts'
